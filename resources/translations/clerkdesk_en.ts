<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AbsenceForm</name>
    <message numerus="yes">
        <source>%n application(s) held</source>
        <translation>
            <numerusform>%n application held</numerusform>
            <numerusform>%n applications held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message numerus="yes">
        <source>%n line(s) differ from the stored original</source>
        <translation>
            <numerusform>%n line differs from the stored original</numerusform>
            <numerusform>%n lines differ from the stored original</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApprovalForm</name>
    <message numerus="yes">
        <source>Approve %n household(s)</source>
        <translation>
            <numerusform>Approve %n household</numerusform>
            <numerusform>Approve %n households</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) taken back.</source>
        <translation>
            <numerusform>%n approval taken back.</numerusform>
            <numerusform>%n approvals taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BalanceForm</name>
    <message numerus="yes">
        <source>Proposed: %n application(s) go</source>
        <translation>
            <numerusform>Proposed: %n application goes</numerusform>
            <numerusform>Proposed: %n applications go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n application(s)</source>
        <translation>
            <numerusform>Move %n application</numerusform>
            <numerusform>Move %n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List of %n application(s)</source>
        <translation>
            <numerusform>List of %n application</numerusform>
            <numerusform>List of %n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them</source>
        <translation>
            <numerusform>%n of them</numerusform>
            <numerusform>%n of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, what is due first</source>
        <translation>
            <numerusform>%n, what is due first</numerusform>
            <numerusform>%n, what is due first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s)</source>
        <translation>
            <numerusform>%n stays</numerusform>
            <numerusform>%n stay</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message numerus="yes">
        <source>Assign %n application(s)</source>
        <translation>
            <numerusform>Assign %n application</numerusform>
            <numerusform>Assign %n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forward %n application(s)</source>
        <translation>
            <numerusform>Forward %n application</numerusform>
            <numerusform>Forward %n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refuse %n application(s)</source>
        <translation>
            <numerusform>Refuse %n application</numerusform>
            <numerusform>Refuse %n applications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n application(s) selected</source>
        <translation>
            <numerusform>%n application selected</numerusform>
            <numerusform>%n applications selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message numerus="yes">
        <source>%n application(s) taken back.</source>
        <translation>
            <numerusform>%n application taken back.</numerusform>
            <numerusform>%n applications taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaravansPage</name>
    <message numerus="yes">
        <source>was %n day(s) ago</source>
        <translation>
            <numerusform>was %n day ago</numerusform>
            <numerusform>was %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message numerus="yes">
        <source>The queue in %n day(s): %1</source>
        <translation>
            <numerusform>The queue in %n day: %1</numerusform>
            <numerusform>The queue in %n days: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reopened</source>
        <translation>
            <numerusform>%n reopened</numerusform>
            <numerusform>%n reopened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n taken back</numerusform>
            <numerusform>%n taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>citizen asked %n time(s)</source>
        <translation>
            <numerusform>citizen asked %n time</numerusform>
            <numerusform>citizen asked %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>debt found at printing %n time(s)</source>
        <translation>
            <numerusform>debt found at printing %n time</numerusform>
            <numerusform>debt found at printing %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) failed</source>
        <translation>
            <numerusform>%n message failed</numerusform>
            <numerusform>%n messages failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n working day(s)</source>
        <translation>
            <numerusform>in %n working day</numerusform>
            <numerusform>in %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) ago</source>
        <translation>
            <numerusform>%n working day ago</numerusform>
            <numerusform>%n working days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) moved.</source>
        <translation>
            <numerusform>%n application moved.</numerusform>
            <numerusform>%n applications moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed: somebody has changed it.</source>
        <translation>
            <numerusform>%n stayed: somebody has changed it.</numerusform>
            <numerusform>%n stayed: somebody has changed them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) taken back.</source>
        <translation>
            <numerusform>%n application taken back.</numerusform>
            <numerusform>%n applications taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last %n working day(s)</source>
        <translation>
            <numerusform>the last %n working day</numerusform>
            <numerusform>the last %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) where no pace is known</source>
        <translation>
            <numerusform>%n application where no pace is known</numerusform>
            <numerusform>%n applications where no pace is known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DebtTab</name>
    <message numerus="yes">
        <source>printed %n time(s)</source>
        <translation>
            <numerusform>printed %n time</numerusform>
            <numerusform>printed %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EffectCard</name>
    <message numerus="yes">
        <source>Change %n term(s) and save</source>
        <translation>
            <numerusform>Change %n term and save</numerusform>
            <numerusform>Change %n terms and save</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This changes the term of %n open application(s)</source>
        <translation>
            <numerusform>This changes the term of %n open application</numerusform>
            <numerusform>This changes the terms of %n open applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I confirm: %n promised date(s) come nearer</source>
        <translation>
            <numerusform>I confirm: %n promised date comes nearer</numerusform>
            <numerusform>I confirm: %n promised dates come nearer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citizen(s) are told of the new date.</source>
        <translation>
            <numerusform>%n citizen is told of the new date.</numerusform>
            <numerusform>%n citizens are told of the new date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue application(s) end in time again.</source>
        <translation>
            <numerusform>%n overdue application ends in time again.</numerusform>
            <numerusform>%n overdue applications end in time again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdCard</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdList</name>
    <message numerus="yes">
        <source>%n household(s) chosen: no finding, no debt</source>
        <translation>
            <numerusform>%n household chosen: no finding, no debt</numerusform>
            <numerusform>%n households chosen: no finding, no debt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) with a finding are looked at one by one</source>
        <translation>
            <numerusform>%n household with a finding is looked at by itself</numerusform>
            <numerusform>%n households with a finding are looked at one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n household(s)…</source>
        <translation>
            <numerusform>Approve %n household…</numerusform>
            <numerusform>Approve %n households…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%n citizen(s) have answered: they stand first in “%1”.</source>
        <translation>
            <numerusform>%n citizen has answered: the application stands first in “%1”.</numerusform>
            <numerusform>%n citizens have answered: they stand first in “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MishapsCard</name>
    <message numerus="yes">
        <source>%n message(s) did not arrive</source>
        <translation>
            <numerusform>%n message did not arrive</numerusform>
            <numerusform>%n messages did not arrive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) without an office</source>
        <translation>
            <numerusform>%n application without an office</numerusform>
            <numerusform>%n applications without an office</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) taken back</source>
        <translation>
            <numerusform>%n decision taken back</numerusform>
            <numerusform>%n decisions taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) that a second person would not take</source>
        <translation>
            <numerusform>A second person does not agree with %n decision</numerusform>
            <numerusform>A second person does not agree with %n decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeChoice</name>
    <message numerus="yes">
        <source>%n office(s) chosen</source>
        <translation>
            <numerusform>%n office chosen</numerusform>
            <numerusform>%n offices chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeHistory</name>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeKinds</name>
    <message numerus="yes">
        <source>%n open application(s) stand under the new name.</source>
        <translation>
            <numerusform>%n open application stands under the new name.</numerusform>
            <numerusform>%n open applications stand under the new name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open application(s) do not have it: they cannot be approved before it comes.</source>
        <translation>
            <numerusform>%n open application does not have it: it cannot be approved before it comes.</numerusform>
            <numerusform>%n open applications do not have it: they cannot be approved before it comes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The personal data of %n application(s) are erased at once.</source>
        <translation>
            <numerusform>The personal data of %n application are erased at once.</numerusform>
            <numerusform>The personal data of %n applications are erased at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficesCard</name>
    <message numerus="yes">
        <source>%n other office(s)</source>
        <translation>
            <numerusform>%n other office</numerusform>
            <numerusform>%n other offices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleImport</name>
    <message numerus="yes">
        <source>%n person(s) in the table</source>
        <translation>
            <numerusform>%n person in the table</numerusform>
            <numerusform>%n people in the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n account(s)</source>
        <translation>
            <numerusform>Make %n account</numerusform>
            <numerusform>Make %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be taken: nobody is added.</source>
        <translation>
            <numerusform>%n row cannot be taken: nobody is added.</numerusform>
            <numerusform>%n rows cannot be taken: nobody is added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsOfOffice</name>
    <message numerus="yes">
        <source>%n open term(s) end at another hour; no citizen is told.</source>
        <translation>
            <numerusform>%n open term ends at another hour; no citizen is told.</numerusform>
            <numerusform>%n open terms end at another hour; no citizen is told.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are late at once.</source>
        <translation>
            <numerusform>%n of them is late at once.</numerusform>
            <numerusform>%n of them are late at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are in time again.</source>
        <translation>
            <numerusform>%n of them is in time again.</numerusform>
            <numerusform>%n of them are in time again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) that are out expire at once.</source>
        <translation>
            <numerusform>%n certificate that is out expires at once.</numerusform>
            <numerusform>%n certificates that are out expire at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired certificate(s) are valid again.</source>
        <translation>
            <numerusform>%n expired certificate is valid again.</numerusform>
            <numerusform>%n expired certificates are valid again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmsParts</name>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakingForm</name>
    <message numerus="yes">
        <source>%n thing(s) do not fit. Nothing was taken in: have the file put right.</source>
        <translation>
            <numerusform>%n thing does not fit. Nothing was taken in: have the file put right.</numerusform>
            <numerusform>%n things do not fit. Nothing was taken in: have the file put right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Chips</name>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>%n working day late</numerusform>
            <numerusform>%n working days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation>
            <numerusform>%n hour late</numerusform>
            <numerusform>%n hours late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Hits</name>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <translation>
            <numerusform>Show more (%n left)</numerusform>
            <numerusform>Show more (%n left)</numerusform>
        </translation>
    </message>
</context>
</TS>
