<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="az" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Version</source>
        <translation>Versiya</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>About ClerkDesk</source>
        <translation>ClerkDesk haqqında</translation>
    </message>
    <message>
        <source>What happens in the program stands in its log, without anybody&apos;s name. Who is shown a fault with a number finds it there.</source>
        <translation>Proqramda baş verənlər onun jurnalına heç kimin adı olmadan yazılır. Nömrəli xəta göstərilən şəxs onu orada tapır.</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>Jurnalın qovluğunu aç</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Lisenziyalar…</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lisenziyalar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
</context>
<context>
    <name>AbsenceForm</name>
    <message>
        <source>On leave</source>
        <translation>Məzuniyyətdə</translation>
    </message>
    <message>
        <source>Ill</source>
        <translation>Xəstədir</translation>
    </message>
    <message>
        <source>On a trip</source>
        <translation>Ezamiyyətdə</translation>
    </message>
    <message>
        <source>Not at work</source>
        <translation>İşdə yoxdur</translation>
    </message>
    <message>
        <source>Who is not at work</source>
        <translation>Kim işdə yoxdur</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Qeyd et</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) held</source>
        <translation>
            <numerusform>icrasında %n müraciət</numerusform>
            <numerusform>icrasında %n müraciət</numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <translation>Hansı gündən</translation>
    </message>
    <message>
        <source>To, included</source>
        <translation>Hansı günədək, o gün də daxil</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kim</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>From, and to which day included</source>
        <translation>Hansı gündən hansı günədək, hər ikisi daxil</translation>
    </message>
    <message>
        <source>Note (never what ails somebody)</source>
        <translation>Qeyd (xəstəliyin nə olduğu yazılmır)</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>İşə çıxıb</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Geri götür</translation>
    </message>
    <message>
        <source>Everybody is at work.</source>
        <translation>Hamı işdədir.</translation>
    </message>
    <message>
        <source>It is noted that %1 is not at work.</source>
        <translation>%1 işdə olmayan kimi qeyd edildi.</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Refuse…</source>
        <translation>İmtina et…</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>İcradan burax</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Geri qaytar</translation>
    </message>
    <message>
        <source>Print certificate</source>
        <translation>Arayışı çap et</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>İcraya götür</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Təsdiqlə</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Digər…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Həvalə et…</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>Yönləndir…</translation>
    </message>
    <message>
        <source>Special investigation…</source>
        <translation>Xüsusi araşdırma…</translation>
    </message>
    <message>
        <source>Ask the citizen…</source>
        <translation>Vətəndaşdan istə…</translation>
    </message>
    <message>
        <source>The citizen has answered</source>
        <translation>Vətəndaş cavab verdi</translation>
    </message>
    <message>
        <source>Amend…</source>
        <translation>Düzəliş et…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Qeyd…</translation>
    </message>
    <message>
        <source>Call…</source>
        <translation>Zəng…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Yenidən aç…</translation>
    </message>
    <message>
        <source>Second look…</source>
        <translation>İkinci baxış…</translation>
    </message>
    <message>
        <source>Second look at the decision…</source>
        <translation>Qərara ikinci baxış…</translation>
    </message>
    <message>
        <source>Extract for a court…</source>
        <translation>Məhkəmə üçün çıxarış…</translation>
    </message>
    <message>
        <source>Print letter</source>
        <translation>Məktubu çap et</translation>
    </message>
    <message>
        <source>Still to weigh: %1</source>
        <translation>Qalır: %1 əsaslandırma</translation>
    </message>
    <message>
        <source>second looks awaited: %1</source>
        <translation>ikinci baxış gözlənilir: %1</translation>
    </message>
</context>
<context>
    <name>AmendForm</name>
    <message>
        <source>Amend</source>
        <translation>Düzəliş et</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
    <message>
        <source>The applicant states that there is no subscriber code</source>
        <translation>Ərizəçi abonent kodunun olmadığını bildirir</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>The account&apos;s code is now %1: use it</source>
        <translation>Hesabın indiki kodu %1: onu yazın</translation>
    </message>
    <message>
        <source>Now there: %1</source>
        <translation>İndi orada: %1</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Drop a paper&apos;s PDF, or type its number and code: what it is worth stands here. The file stays on this computer.</source>
        <translation>Kağızın PDF faylını bura atın və ya nömrə ilə kodu yazın: cavab burada görünəcək. Fayl bu kompüterdən kənara getmir.</translation>
    </message>
    <message>
        <source>WHAT WAS CHECKED</source>
        <translation>YOXLANANLAR</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Yoxlananlar</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Ləğv et…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Yenidən yoxla</translation>
    </message>
    <message>
        <source>Save the act</source>
        <translation>Aktı saxla</translation>
    </message>
    <message>
        <source>Compare with the original</source>
        <translation>Əsli ilə müqayisə et</translation>
    </message>
    <message>
        <source>Open the application</source>
        <translation>Müraciəti aç</translation>
    </message>
    <message>
        <source>Open the newer one</source>
        <translation>Yenisini aç</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Yenidən çap et</translation>
    </message>
    <message>
        <source>The paper is being checked…</source>
        <translation>Kağız yoxlanılır…</translation>
    </message>
    <message>
        <source>checked: %1</source>
        <translation>yoxlanılıb: %1</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>Bəlkə də</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>Qüvvədə olan: %1</translation>
    </message>
    <message>
        <source>No certificate has been issued with this number and code</source>
        <translation>Bu nömrə və kodla arayış verilməyib</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Sözlər</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) differ from the stored original</source>
        <translation>
            <numerusform>%n sətir saxlanılan əslindən fərqlidir</numerusform>
            <numerusform>%n sətir saxlanılan əslindən fərqlidir</numerusform>
        </translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>İmza</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Bütövlük</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Zəncir</translation>
    </message>
    <message>
        <source>List of revocations</source>
        <translation>Ləğv siyahısı</translation>
    </message>
    <message>
        <source>QR and code</source>
        <translation>QR və kod</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Reyestr</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Borc</translation>
    </message>
</context>
<context>
    <name>ApplicationTab</name>
    <message>
        <source>This district is outside the area the office serves (Naxçıvan): check whether the application belongs here.</source>
        <translation>Bu rayon xidmət ərazisindən kənardadır (Naxçıvan): müraciətin bura aid olub-olmadığını yoxlayın.</translation>
    </message>
    <message>
        <source>Billing knows this account under another code now: %1. “Amend” offers it, and the debt is then asked for it.</source>
        <translation>Billinq bu hesabı indi başqa kodla tanıyır: %1. “Düzəliş et…” onu təklif edir, borc sonra həmin kodla soruşulur.</translation>
    </message>
    <message>
        <source>Completed; the citizen&apos;s message waits for billing&apos;s answer.</source>
        <translation>İcra olunub; vətəndaşa bildiriş billinqin cavabını gözləyir.</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>İmtina edilib: %1</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Diqqət</translation>
    </message>
    <message>
        <source>OBJECT</source>
        <translation>OBYEKT</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Köhnə ünvan</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Yeni ünvan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source> (from billing)</source>
        <translation> (billinqdən)</translation>
    </message>
    <message>
        <source> (amended)</source>
        <translation> (düzəliş edilib)</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Abonent kodu</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Sahibi</translation>
    </message>
    <message>
        <source>Owner&apos;s FIN</source>
        <translation>Sahibin FİN-i</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Ünvan</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Qrup</translation>
    </message>
    <message>
        <source>REGISTERED PERSONS</source>
        <translation>QEYDİYYATDA OLAN ŞƏXSLƏR</translation>
    </message>
    <message>
        <source>also in %1</source>
        <translation>%1 müraciətində də var</translation>
    </message>
    <message>
        <source>another name in the register: %1</source>
        <translation>reyestrdə başqa ad: %1</translation>
    </message>
    <message>
        <source>in the register, IDP</source>
        <translation>reyestrdə var, məcburi köçkün</translation>
    </message>
    <message>
        <source>in the register, not an IDP</source>
        <translation>reyestrdə var, məcburi köçkün deyil</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>hələ soruşulmayıb</translation>
    </message>
    <message>
        <source>%1: %2%3 of %4, %5, %6 (%7)</source>
        <translation>%1: %2%3, tarix %4, %5, %6 (%7)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Müqayisə et</translation>
    </message>
    <message>
        <source>It belongs to another office.</source>
        <translation>Başqa şöbəyə aiddir.</translation>
    </message>
    <message>
        <source>APPLICANT</source>
        <translation>MÜRACİƏT EDƏN</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>FİN</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Doğum tarixi</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Sənəd</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>Daxil olma</translation>
    </message>
    <message>
        <source>Waiting for the citizen since %1: %2</source>
        <translation>%1 tarixindən vətəndaşdan gözlənilir: %2</translation>
    </message>
    <message>
        <source>The citizen has answered on %1: look at the new documents.</source>
        <translation>Vətəndaş %1 tarixində cavab verib: yeni sənədlərə baxın.</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Hüquqi əsas</translation>
    </message>
</context>
<context>
    <name>ApprovalForm</name>
    <message numerus="yes">
        <source>Approve %n household(s)</source>
        <translation>
            <numerusform>%n ailəni təsdiqlə</numerusform>
            <numerusform>%n ailəni təsdiqlə</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Təsdiqlə</translation>
    </message>
    <message>
        <source>Take all back</source>
        <translation>Hamısını geri qaytar</translation>
    </message>
    <message>
        <source>Billing is asked again for each; each is decided by itself.</source>
        <translation>Hər biri üçün billinqdən yenidən soruşulur; hər ailə üzrə qərar ayrıca verilir.</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Ailələr</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dayandır</translation>
    </message>
    <message>
        <source>Billing is asked…</source>
        <translation>Billinqdən soruşulur…</translation>
    </message>
    <message>
        <source>%1 — approved</source>
        <translation>%1 — təsdiqləndi</translation>
    </message>
    <message>
        <source>%1 of %2 approved; not possible: %3</source>
        <translation>%2 ailədən %1-i təsdiqləndi; mümkün olmadı: %3</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) taken back.</source>
        <translation>
            <numerusform>%n təsdiq geri qaytarıldı.</numerusform>
            <numerusform>%n təsdiq geri qaytarıldı.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — taken back</source>
        <translation>%1 — geri götürüldü</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>One application</source>
        <translation>Bir müraciət</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Əməkdaşlar</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Yoxlama</translation>
    </message>
    <message>
        <source>Application&apos;s number</source>
        <translation>Müraciətin nömrəsi</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Göstər</translation>
    </message>
    <message>
        <source>Open the application</source>
        <translation>Müraciəti aç</translation>
    </message>
    <message>
        <source>Write an application&apos;s number: who saw it and who did what are shown in the order of time.</source>
        <translation>Müraciətin nömrəsini yazın: onu kimin gördüyü və kimin nə etdiyi vaxt ardıcıllığı ilə göstərilir.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Əməkdaş</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Məqsəd</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Vaxt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nə edilib</translation>
    </message>
    <message>
        <source>Who saw it</source>
        <translation>Kim görüb</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Kim nə edib</translation>
    </message>
    <message>
        <source>WHO SAW IT</source>
        <translation>KİM GÖRÜB</translation>
    </message>
    <message>
        <source>WHO DID WHAT</source>
        <translation>KİM NƏ EDİB</translation>
    </message>
    <message>
        <source>%1: seen %2 times by %3 people, %4 entries of history.</source>
        <translation>%1: %3 nəfər %2 dəfə baxıb, tarixçədə %4 qeyd var.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Proqram</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>açıb</translation>
    </message>
    <message>
        <source>worked on it</source>
        <translation>üzərində işləyib</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>axtarıb</translation>
    </message>
    <message>
        <source>read by command</source>
        <translation>əmrlə oxuyub</translation>
    </message>
    <message>
        <source>took it into work</source>
        <translation>icraya götürüb</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>çap edib</translation>
    </message>
    <message>
        <source>printed again</source>
        <translation>yenidən çap edib</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Dövr</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>son %n gün</numerusform>
            <numerusform>son %n gün</numerusform>
        </translation>
    </message>
    <message>
        <source>Login</source>
        <translation>İstifadəçi adı</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Açıb</translation>
    </message>
    <message>
        <source>Acted on</source>
        <translation>İşləyib</translation>
    </message>
    <message>
        <source>Opened without acting</source>
        <translation>İşləmədən açıb</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Axtarış</translation>
    </message>
    <message>
        <source>Lists of departures</source>
        <translation>Köç siyahıları</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Qeyd</translation>
    </message>
    <message>
        <source>What people opened</source>
        <translation>Kim nə qədər açıb</translation>
    </message>
    <message>
        <source>Whoever opens far more applications than colleagues do without acting on them is marked. A mark is a question and no proof.</source>
        <translation>Üzərində işləmədən həmkarlarından xeyli çox müraciət açan əməkdaş işarələnir. İşarə sualdır, sübut deyil.</translation>
    </message>
    <message>
        <source>WHAT PEOPLE OPENED</source>
        <translation>KİM NƏ QƏDƏR AÇIB</translation>
    </message>
    <message>
        <source>stands out: %1 (colleagues: %2)</source>
        <translation>fərqlənir: %1 (həmkarlarda: %2)</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>İdarəetmə</translation>
    </message>
</context>
<context>
    <name>BalanceForm</name>
    <message>
        <source>Share work out: %1</source>
        <translation>İşi bölüşdür: %1</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Köçür</translation>
    </message>
    <message>
        <source>What its holder has open now, and what waits for the citizen, stays. Drafts go along with the application. Both see each move, and the history says why.</source>
        <translation>İcraçının indi açdığı və vətəndaşın cavabı gözlənilən müraciətlər yerində qalır. Qaralamalar müraciətlə birlikdə keçir. Hər köçürmə iki əməkdaşa da görünür və tarixçəyə səbəbi ilə yazılır.</translation>
    </message>
    <message>
        <source>Reason (one for all)</source>
        <translation>Səbəb (hamı üçün bir)</translation>
    </message>
    <message numerus="yes">
        <source>Proposed: %n application(s) go</source>
        <translation>
            <numerusform>Təklif: %n müraciət</numerusform>
            <numerusform>Təklif: %n müraciət</numerusform>
        </translation>
    </message>
    <message>
        <source>From people: %1, to people: %2.</source>
        <translation>%1 nəfərdən %2 nəfərə keçir.</translation>
    </message>
    <message>
        <source>There is nothing to be shared out.</source>
        <translation>Bölüşdürüləsi iş yoxdur.</translation>
    </message>
    <message>
        <source>Of what is due next, late without and with it: %1 → %2</source>
        <translation>Növbəti müddətdə gecikəcək müraciətlərin sayı, əvvəl və sonra: %1 → %2</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>KİMDƏN</translation>
    </message>
    <message>
        <source>TO</source>
        <translation>KİMƏ</translation>
    </message>
    <message numerus="yes">
        <source>Move %n application(s)</source>
        <translation>
            <numerusform>%n müraciəti köçür</numerusform>
            <numerusform>%n müraciəti köçür</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List of %n application(s)</source>
        <translation>
            <numerusform>%n müraciətin siyahısı</numerusform>
            <numerusform>%n müraciətin siyahısı</numerusform>
        </translation>
    </message>
    <message>
        <source>Now → then / norm %1</source>
        <translation>İndi → sonra / norma %1</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Heç kim</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>heç nə</translation>
    </message>
    <message>
        <source>all</source>
        <translation>hamısı</translation>
    </message>
    <message numerus="yes">
        <source>%n of them</source>
        <translation>
            <numerusform>%n müraciət</numerusform>
            <numerusform>%n müraciət</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, what is due first</source>
        <translation>
            <numerusform>%n, müddəti ən yaxın olanlar</numerusform>
            <numerusform>%n, müddəti ən yaxın olanlar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s)</source>
        <translation>
            <numerusform>%n qalır</numerusform>
            <numerusform>%n qalır</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrightnessPopup</name>
    <message>
        <source>Brightness</source>
        <translation>Parlaqlıq</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Olduğu kimi</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Take</source>
        <translation>İcraya götür</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>İcradan burax</translation>
    </message>
    <message>
        <source>One reason fits applications of one e-service only. Choose those of one.</source>
        <translation>Bir səbəb yalnız bir e-xidmətin müraciətlərinə aiddir. Bir xidmətin müraciətlərini seçin.</translation>
    </message>
    <message numerus="yes">
        <source>Assign %n application(s)</source>
        <translation>
            <numerusform>%n müraciəti həvalə et</numerusform>
            <numerusform>%n müraciəti həvalə et</numerusform>
        </translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Həvalə et</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Kimə</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Geri qaytarılıb</translation>
    </message>
    <message numerus="yes">
        <source>Forward %n application(s)</source>
        <translation>
            <numerusform>%n müraciəti yönləndir</numerusform>
            <numerusform>%n müraciəti yönləndir</numerusform>
        </translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Yönləndir</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Şöbə</translation>
    </message>
    <message numerus="yes">
        <source>Refuse %n application(s)</source>
        <translation>
            <numerusform>%n müraciətdən imtina</numerusform>
            <numerusform>%n müraciətdən imtina</numerusform>
        </translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>İmtina et</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Take</source>
        <translation>İcraya götür</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>İcradan burax</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Həvalə et…</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>Yönləndir…</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>İmtina et…</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) selected</source>
        <translation>
            <numerusform>%n müraciət seçilib</numerusform>
            <numerusform>%n müraciət seçilib</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>Take all back</source>
        <translation>Hamısını geri qaytar</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Müraciətlər</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dayandır</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) taken back.</source>
        <translation>
            <numerusform>%n müraciət geri qaytarıldı.</numerusform>
            <numerusform>%n müraciət geri qaytarıldı.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — done</source>
        <translation>%1 — edildi</translation>
    </message>
    <message>
        <source>%1 of %2; not possible: %3</source>
        <translation>%1 / %2; mümkün olmadı: %3</translation>
    </message>
</context>
<context>
    <name>CalendarHistory</name>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1 və daha %2</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Geri qaytarma: %1</translation>
    </message>
    <message>
        <source>as without a decision</source>
        <translation>qərarsız olduğu kimi</translation>
    </message>
    <message>
        <source>another ground</source>
        <translation>başqa əsas</translation>
    </message>
</context>
<context>
    <name>CalendarImport</name>
    <message>
        <source>Days of an act</source>
        <translation>Aktın günləri</translation>
    </message>
    <message>
        <source>Take into the draft</source>
        <translation>Qaralamaya götür</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Akt</translation>
    </message>
    <message>
        <source>Day and kind on each line, as a spreadsheet copies them</source>
        <translation>Hər sətirdə gün və növü, cədvəldən köçürüldüyü kimi</translation>
    </message>
    <message>
        <source>From a CSV file…</source>
        <translation>CSV fayldan…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>İndi</translation>
    </message>
    <message>
        <source>By the act</source>
        <translation>Akta görə</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Fərqlər</translation>
    </message>
    <message>
        <source>Days that become others: %1. As they are already: %2.</source>
        <translation>Dəyişən günlər: %1. Onsuz da belə olanlar: %2.</translation>
    </message>
    <message>
        <source>The table changes no day.</source>
        <translation>Cədvəl heç bir günü dəyişmir.</translation>
    </message>
</context>
<context>
    <name>CalendarLegend</name>
    <message>
        <source>Holiday</source>
        <translation>Bayram</translation>
    </message>
    <message>
        <source>Moved day off</source>
        <translation>Köçürülmüş istirahət</translation>
    </message>
    <message>
        <source>Worked day off</source>
        <translation>İşlənən istirahət</translation>
    </message>
    <message>
        <source>Mourning</source>
        <translation>Matəm</translation>
    </message>
</context>
<context>
    <name>CalendarPane</name>
    <message>
        <source>Import from an act…</source>
        <translation>Qərardan idxal…</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>Əvvəlki il</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>Növbəti il</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>iş günü</translation>
    </message>
    <message>
        <source>Saved. Terms that move now: %1.</source>
        <translation>Yadda saxlanıldı. İndi köçürülən müddətlər: %1.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Yadda saxlanıldı.</translation>
    </message>
</context>
<context>
    <name>CalendarWords</name>
    <message>
        <source>January</source>
        <translation>Yanvar</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Fevral</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Mart</translation>
    </message>
    <message>
        <source>April</source>
        <translation>Aprel</translation>
    </message>
    <message>
        <source>May</source>
        <translation>May</translation>
    </message>
    <message>
        <source>June</source>
        <translation>İyun</translation>
    </message>
    <message>
        <source>July</source>
        <translation>İyul</translation>
    </message>
    <message>
        <source>August</source>
        <translation>Avqust</translation>
    </message>
    <message>
        <source>September</source>
        <translation>Sentyabr</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktyabr</translation>
    </message>
    <message>
        <source>November</source>
        <translation>Noyabr</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dekabr</translation>
    </message>
    <message>
        <source>Mo</source>
        <translation>BE</translation>
    </message>
    <message>
        <source>Tu</source>
        <translation>ÇA</translation>
    </message>
    <message>
        <source>We</source>
        <translation>Ç</translation>
    </message>
    <message>
        <source>Th</source>
        <translation>CA</translation>
    </message>
    <message>
        <source>Fr</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Sa</source>
        <translation>Ş</translation>
    </message>
    <message>
        <source>Su</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>bazar ertəsi</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>çərşənbə axşamı</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>çərşənbə</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>cümə axşamı</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>cümə</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>şənbə</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>bazar</translation>
    </message>
    <message>
        <source>%1 January %2</source>
        <translation>%1 yanvar %2</translation>
    </message>
    <message>
        <source>%1 February %2</source>
        <translation>%1 fevral %2</translation>
    </message>
    <message>
        <source>%1 March %2</source>
        <translation>%1 mart %2</translation>
    </message>
    <message>
        <source>%1 April %2</source>
        <translation>%1 aprel %2</translation>
    </message>
    <message>
        <source>%1 May %2</source>
        <translation>%1 may %2</translation>
    </message>
    <message>
        <source>%1 June %2</source>
        <translation>%1 iyun %2</translation>
    </message>
    <message>
        <source>%1 July %2</source>
        <translation>%1 iyul %2</translation>
    </message>
    <message>
        <source>%1 August %2</source>
        <translation>%1 avqust %2</translation>
    </message>
    <message>
        <source>%1 September %2</source>
        <translation>%1 sentyabr %2</translation>
    </message>
    <message>
        <source>%1 October %2</source>
        <translation>%1 oktyabr %2</translation>
    </message>
    <message>
        <source>%1 November %2</source>
        <translation>%1 noyabr %2</translation>
    </message>
    <message>
        <source>%1 December %2</source>
        <translation>%1 dekabr %2</translation>
    </message>
    <message>
        <source>Working day</source>
        <translation>İş günü</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Köçürülmüş</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Bayram</translation>
    </message>
    <message>
        <source>Day of mourning</source>
        <translation>Matəm günü</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>iş günü</translation>
    </message>
    <message>
        <source>moved day off</source>
        <translation>köçürülmüş istirahət</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>bayram</translation>
    </message>
    <message>
        <source>day of mourning</source>
        <translation>matəm günü</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>istirahət günü</translation>
    </message>
    <message>
        <source>today</source>
        <translation>bu gün</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>saxlanılmayıb</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <source>Call</source>
        <translation>Zəng</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Qeyd et</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Nəticə</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Yenidən zəng</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Nə deyildi</translation>
    </message>
</context>
<context>
    <name>Caravans</name>
    <message>
        <source>Completed</source>
        <translation>İcra olunub</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Hazır</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Tapıntı</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yoxdur</translation>
    </message>
    <message>
        <source>Ready to approve</source>
        <translation>Təsdiqə hazır</translation>
    </message>
    <message>
        <source>With a finding</source>
        <translation>Tapıntısı var</translation>
    </message>
    <message>
        <source>No application yet</source>
        <translation>Müraciət gəlməyib</translation>
    </message>
    <message>
        <source>Nobody of this household has applied to your offices.</source>
        <translation>Bu ailədən sizin şöbələrə heç kim müraciət etməyib.</translation>
    </message>
    <message>
        <source>%1: also in %2.</source>
        <translation>%1: %2 müraciətində də var.</translation>
    </message>
    <message>
        <source>%1: twice in the list.</source>
        <translation>%1: siyahıda iki dəfədir.</translation>
    </message>
</context>
<context>
    <name>CaravansPage</name>
    <message>
        <source>J/K household   Space choose   Enter open   Ctrl+Enter approve those chosen   Esc lists   F1 help</source>
        <translation>J/K ailə seç   Boşluq işarələ   Enter aç   Ctrl+Enter seçilənləri təsdiqlə   Esc siyahılar   F1 kömək</translation>
    </message>
    <message>
        <source>Take a list in…</source>
        <translation>Siyahı qəbul et…</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Yaşayış məntəqəsi</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>Köç günü</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Siyahı</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Ailələr</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Nəfər</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Qəbul edilib</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Kim</translation>
    </message>
    <message>
        <source>Lists of departures</source>
        <translation>Köç siyahıları</translation>
    </message>
    <message>
        <source>There is no list. Take in the file that the Committee has sent: XLSX or CSV, one row a person.</source>
        <translation>Siyahı yoxdur. Komitənin göndərdiyi faylı qəbul edin: XLSX və ya CSV, hər sətirdə bir nəfər.</translation>
    </message>
    <message>
        <source>To the lists</source>
        <translation>Siyahılara</translation>
    </message>
    <message>
        <source>Renew the list…</source>
        <translation>Siyahını yenilə…</translation>
    </message>
    <message>
        <source>XLSX</source>
        <translation>XLSX</translation>
    </message>
    <message>
        <source>Save the households as XLSX or CSV</source>
        <translation>Ailələri XLSX və ya CSV kimi saxlayın</translation>
    </message>
    <message>
        <source>Departure is over…</source>
        <translation>Köç bitib…</translation>
    </message>
    <message>
        <source>%1 households · %2 people · Committee&apos;s list № %3</source>
        <translation>%1 ailə · %2 nəfər · Dövlət Komitəsinin siyahısı № %3</translation>
    </message>
    <message>
        <source>%1 of %2 households completed, %3</source>
        <translation>%2 ailədən %1-i icra olunub, %3</translation>
    </message>
    <message numerus="yes">
        <source>was %n day(s) ago</source>
        <translation>
            <numerusform>%n gün əvvəl idi</numerusform>
            <numerusform>%n gün əvvəl idi</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>bu gün</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>%n iş günü qalıb</numerusform>
            <numerusform>%n iş günü qalıb</numerusform>
        </translation>
    </message>
    <message>
        <source>The Committee&apos;s list</source>
        <translation>Komitənin siyahısı</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv)</source>
        <translation>Siyahılar (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>XLSX (*.xlsx);;CSV (*.csv)</source>
        <translation>XLSX (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 saxlanıldı.</translation>
    </message>
    <message>
        <source>The departure is over</source>
        <translation>Köç bitib</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Siyahını bağla</translation>
    </message>
    <message>
        <source>Nobody works with the list any more, and its people are erased some time later. This cannot be undone.</source>
        <translation>Bu siyahı ilə daha işlənmir, bir müddət sonra adamların məlumatı silinir. Geri qaytarmaq olmur.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>No verdict yet</source>
        <translation>Hələ rəy yoxdur</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Uyğundur</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>Uyğun deyil</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Uyğun gəlir</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Fərqlidir</translation>
    </message>
    <message>
        <source>Could not be compared</source>
        <translation>Müqayisə mümkün olmadı</translation>
    </message>
</context>
<context>
    <name>CaseController</name>
    <message>
        <source>The open application is not in sight: go back to it first.</source>
        <translation>Açıq müraciət görünmür: əvvəlcə ona qayıdın.</translation>
    </message>
    <message>
        <source>The decision is taken back.</source>
        <translation>Qərar geri qaytarıldı.</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>Second look awaited</source>
        <translation>İkinci baxış gözlənilir</translation>
    </message>
    <message>
        <source>Comparison and debt beside the document (D)</source>
        <translation>Müqayisə və borc sənədin yanında (D)</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Sənədlər</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Müraciət</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Borc</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Bildirişlər</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Tarixçə</translation>
    </message>
    <message>
        <source>The parts of the application</source>
        <translation>Müraciətin hissələri</translation>
    </message>
    <message>
        <source>Subscriber code %1</source>
        <translation>Abonent kodu %1</translation>
    </message>
    <message>
        <source>Why this date?</source>
        <translation>Niyə bu tarix?</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Geri götürmə</translation>
    </message>
</context>
<context>
    <name>CaseSteps</name>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
    <message>
        <source>Nothing here awaits a second look.</source>
        <translation>Burada ikinci baxış gözləyən tapıntı yoxdur.</translation>
    </message>
    <message>
        <source>%1: your second look is written down.</source>
        <translation>%1: ikinci baxışınız yazıldı.</translation>
    </message>
    <message>
        <source>%1 is completed.</source>
        <translation>%1 icra olundu.</translation>
    </message>
    <message>
        <source>%1 waits for a second look.</source>
        <translation>%1 ikinci baxış gözləyir.</translation>
    </message>
    <message>
        <source>%1 is refused.</source>
        <translation>%1 üzrə imtina edildi.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Yenidən aç</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>Special investigation</source>
        <translation>Xüsusi araşdırma</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Təyin et</translation>
    </message>
    <message>
        <source>Reason (the citizen reads it)</source>
        <translation>Səbəb (vətəndaş oxuyacaq)</translation>
    </message>
    <message>
        <source>The term becomes five working days, and the citizen is told.</source>
        <translation>İcra müddəti 5 iş günü olur və vətəndaşa bildirilir.</translation>
    </message>
    <message>
        <source>Ask the citizen</source>
        <translation>Vətəndaşdan istə</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Göndər</translation>
    </message>
    <message>
        <source>What is needed (the citizen reads it)</source>
        <translation>Nə lazımdır (vətəndaş oxuyacaq)</translation>
    </message>
    <message>
        <source>The message to the citizen is queued.</source>
        <translation>Vətəndaşa bildiriş növbəyə qoyuldu.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Yönləndir</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Şöbə</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Həvalə et</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Kimə</translation>
    </message>
    <message>
        <source>%1 is assigned.</source>
        <translation>%1 həvalə edildi.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Təsdiqlə</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>The extract is being made…</source>
        <translation>Çıxarış hazırlanır…</translation>
    </message>
    <message>
        <source>The letter is being formed…</source>
        <translation>Qərar məktubu hazırlanır…</translation>
    </message>
    <message>
        <source>The debt is being checked…</source>
        <translation>Borc yoxlanılır…</translation>
    </message>
    <message>
        <source>Extract of %1</source>
        <translation>%1: müraciətdən çıxarış</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>History of changes</source>
        <translation>Dəyişikliklərin tarixçəsi</translation>
    </message>
    <message>
        <source>HISTORY OF CHANGES</source>
        <translation>DƏYİŞİKLİKLƏRİN TARİXÇƏSİ</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Hələ heç nə dəyişdirilməyib.</translation>
    </message>
    <message>
        <source>The newest</source>
        <translation>Ən yeniləri</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>Hamısı (%1)</translation>
    </message>
    <message>
        <source>not in force</source>
        <translation>qüvvədə deyil</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Geri qaytar</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>RECEIVED AND DECIDED</source>
        <translation>DAXİL OLAN VƏ QƏRAR VERİLƏN</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Daxil olan</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Qərar verilən</translation>
    </message>
    <message>
        <source>Received and decided, day by day</source>
        <translation>Günlər üzrə daxil olan və qərar verilən</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Cədvəl kimi</translation>
    </message>
    <message>
        <source>As a chart</source>
        <translation>Diaqram kimi</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>Daxil olan %1</translation>
    </message>
    <message>
        <source>%1 decided</source>
        <translation>Qərar verilən %1</translation>
    </message>
    <message numerus="yes">
        <source>The queue in %n day(s): %1</source>
        <translation>
            <numerusform>%n gündə növbə %1</numerusform>
            <numerusform>%n gündə növbə %1</numerusform>
        </translation>
    </message>
    <message>
        <source>in time %1 %</source>
        <translation>vaxtında %1 %</translation>
    </message>
    <message>
        <source>half within %1</source>
        <translation>yarısı %1 ərzində</translation>
    </message>
    <message>
        <source>nine of ten within %1</source>
        <translation>onda doqquzu %1 ərzində</translation>
    </message>
    <message numerus="yes">
        <source>%n reopened</source>
        <translation>
            <numerusform>yenidən açılan %n</numerusform>
            <numerusform>yenidən açılan %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>geri qaytarılan %n</numerusform>
            <numerusform>geri qaytarılan %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>citizen asked %n time(s)</source>
        <translation>
            <numerusform>vətəndaşdan %n dəfə soruşulub</numerusform>
            <numerusform>vətəndaşdan %n dəfə soruşulub</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>debt found at printing %n time(s)</source>
        <translation>
            <numerusform>çapda %n dəfə borc tapılıb</numerusform>
            <numerusform>çapda %n dəfə borc tapılıb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) failed</source>
        <translation>
            <numerusform>%n bildiriş çatmadı</numerusform>
            <numerusform>%n bildiriş çatmadı</numerusform>
        </translation>
    </message>
    <message>
        <source>Decided on %1</source>
        <translation>Qərar verilib: %1</translation>
    </message>
    <message>
        <source>Received on %1</source>
        <translation>Daxil olub: %1</translation>
    </message>
</context>
<context>
    <name>CheckInput</name>
    <message>
        <source>WHAT IS CHECKED</source>
        <translation>NƏ YOXLANILIR</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>Arayışın nömrəsi</translation>
    </message>
    <message>
        <source>Number of the letter</source>
        <translation>Məktubun nömrəsi</translation>
    </message>
    <message>
        <source>Verification code</source>
        <translation>Yoxlama kodu</translation>
    </message>
    <message>
        <source>A scanner works here, too: it types the QR code and Enter by itself.</source>
        <translation>QR skaneri də burada işləyir: kodu oxudun, Enter özü basılır.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Yoxla</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Təmizlə</translation>
    </message>
    <message>
        <source>A certificate&apos;s PDF</source>
        <translation>Arayışın PDF faylı</translation>
    </message>
    <message>
        <source>The number has the form %1.</source>
        <translation>Nömrə %1 şəklindədir.</translation>
    </message>
    <message>
        <source>Type the code of the paper, too.</source>
        <translation>Kağızdakı kodu da yazın.</translation>
    </message>
    <message>
        <source>The code has a slip: compare it with the paper, letter by letter.</source>
        <translation>Kodda səhv var: kağızla hərf-hərf tutuşdurun.</translation>
    </message>
</context>
<context>
    <name>CheckPane</name>
    <message>
        <source>Enlarge</source>
        <translation>Böyüt</translation>
    </message>
    <message>
        <source>PAPER</source>
        <translation>KAĞIZ</translation>
    </message>
</context>
<context>
    <name>ChoiceForm</name>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Choose in the list</source>
        <translation>Siyahıda seç</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Düymələr</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Take</source>
        <translation>İcraya götür</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>İmtina et…</translation>
    </message>
    <message>
        <source>Print certificate or letter</source>
        <translation>Arayışı və ya məktubu çap et</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Qeyd…</translation>
    </message>
    <message>
        <source>Ask for the debt again</source>
        <translation>Borcu yenidən soruş</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Axtarış</translation>
    </message>
    <message>
        <source>The document fits</source>
        <translation>Sənəd uyğundur</translation>
    </message>
    <message>
        <source>The document does not fit…</source>
        <translation>Sənəd uyğun deyil…</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Növbəti sənəd</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Əvvəlki sənəd</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Növbəti səhifə</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Əvvəlki səhifə</translation>
    </message>
    <message>
        <source>Turn the document</source>
        <translation>Sənədi döndər</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Böyüt</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kiçilt</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>Səhifəni sığdır</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Eninə sığdır</translation>
    </message>
    <message>
        <source>The strip of pages</source>
        <translation>Səhifələr zolağı</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Sənəddə axtar</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>Parlaqlıq və kontrast</translation>
    </message>
    <message>
        <source>Comparison and debt beside the document</source>
        <translation>Müqayisə və borc sənədin yanında</translation>
    </message>
    <message>
        <source>The document on the whole screen</source>
        <translation>Sənəd tam ekranda</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Yenilə</translation>
    </message>
    <message>
        <source>Take in packages…</source>
        <translation>Paketləri qəbul et…</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Açıq görünüş</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tünd görünüş</translation>
    </message>
    <message>
        <source>The system&apos;s theme</source>
        <translation>Sistemin görünüşü</translation>
    </message>
    <message>
        <source>A decision can be taken back for %1</source>
        <translation>Qərarı geri qaytarmaq vaxtı: %1</translation>
    </message>
    <message>
        <source>Test page of the printer…</source>
        <translation>Printerin sınaq səhifəsi…</translation>
    </message>
    <message>
        <source>About ClerkDesk…</source>
        <translation>ClerkDesk haqqında…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Çıxış</translation>
    </message>
    <message>
        <source>no application is open</source>
        <translation>müraciət açılmayıb</translation>
    </message>
    <message>
        <source>Print the document…</source>
        <translation>Sənədi çap et…</translation>
    </message>
    <message>
        <source>Give the reason of the next finding…</source>
        <translation>Növbəti tapıntını əsaslandır…</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>Parolu dəyiş…</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Qərarı geri qaytar</translation>
    </message>
    <message>
        <source>To the next finding</source>
        <translation>Növbəti tapıntıya keç</translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message>
        <source>COMPARISON</source>
        <translation>MÜQAYİSƏ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>FİN</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Ünvan</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Qrup</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Doğum tarixi</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Sənəd</translation>
    </message>
    <message>
        <source>group I (population)</source>
        <translation>I qrup (əhali)</translation>
    </message>
    <message>
        <source>billing</source>
        <translation>billinq</translation>
    </message>
    <message>
        <source>register</source>
        <translation>reyestr</translation>
    </message>
    <message>
        <source>Not compared. %1</source>
        <translation>Müqayisə olunmayıb. %1</translation>
    </message>
</context>
<context>
    <name>ConfirmForm</name>
    <message>
        <source>Leave it as it is</source>
        <translation>Olduğu kimi qalsın</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>İcraçı</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Şöbə</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>İcra müddəti</translation>
    </message>
    <message>
        <source>Awaited from the citizen</source>
        <translation>Vətəndaşdan gözlənilir</translation>
    </message>
    <message>
        <source>Verdicts on documents</source>
        <translation>Sənədlərə rəy</translation>
    </message>
</context>
<context>
    <name>ConflictForm</name>
    <message>
        <source>The application has changed meanwhile</source>
        <translation>Müraciət bu arada dəyişib</translation>
    </message>
    <message>
        <source>Go on with what I wrote</source>
        <translation>Yazdığımla davam et</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>Changed by: %1</source>
        <translation>Dəyişən: %1</translation>
    </message>
    <message>
        <source>As you saw it</source>
        <translation>Gördüyünüz</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>İndiki hal</translation>
    </message>
    <message>
        <source>Nothing of what you wrote is lost.</source>
        <translation>Yazdıqlarınızdan heç nə itməyib.</translation>
    </message>
</context>
<context>
    <name>ConnectionTexts</name>
    <message>
        <source>Lane of the worker: %1</source>
        <translation>İşçi prosesin xətti: %1</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Billinq</translation>
    </message>
    <message>
        <source>Register of people</source>
        <translation>Əhali reyestri</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-poçt</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Views of a database</source>
        <translation>Baza görünüşləri</translation>
    </message>
    <message>
        <source>Portals that are told</source>
        <translation>Xəbər verilən portallar</translation>
    </message>
    <message>
        <source>Citizens&apos; sign-in</source>
        <translation>Vətəndaşların girişi</translation>
    </message>
    <message>
        <source>Electronic seal</source>
        <translation>Elektron möhür</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Məlumat bazası</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>İşçi proses</translation>
    </message>
    <message>
        <source>Worker&apos;s lanes</source>
        <translation>İşçi prosesin xətləri</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Həyəcan siqnalları</translation>
    </message>
    <message>
        <source>Messages that wait</source>
        <translation>Gözləyən bildirişlər</translation>
    </message>
    <message>
        <source>Seal of the history</source>
        <translation>Tarixçənin möhürü</translation>
    </message>
    <message>
        <source>History of the database</source>
        <translation>Bazanın tarixçəsi</translation>
    </message>
    <message>
        <source>Programs&apos; logins</source>
        <translation>Proqramların girişləri</translation>
    </message>
    <message>
        <source>Database&apos;s disk</source>
        <translation>Bazanın diski</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Ehtiyat nüsxə</translation>
    </message>
    <message>
        <source>Names of computers</source>
        <translation>Kompüter adları</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proksi</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Şriftlər</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Yerli ayarlar</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Açar zənciri</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>yoxlanmayıb</translation>
    </message>
    <message>
        <source>works</source>
        <translation>işləyir</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>qurulmayıb</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>görünmədi</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>işləmir</translation>
    </message>
    <message>
        <source>On this computer itself.</source>
        <translation>Bu kompüterin özündə.</translation>
    </message>
</context>
<context>
    <name>ConnectionsPane</name>
    <message>
        <source>Part</source>
        <translation>Hissə</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Vəziyyət</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Nə göründü</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Qoşulmalar</translation>
    </message>
    <message>
        <source>Search parts…</source>
        <translation>Siyahıda axtar…</translation>
    </message>
    <message>
        <source>Search parts</source>
        <translation>Qoşulmalarda axtar</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>İndi yoxla</translation>
    </message>
    <message>
        <source>This window was opened without what tries them.</source>
        <translation>Bu pəncərə yoxlama vasitəsi olmadan açılıb.</translation>
    </message>
    <message>
        <source>Addresses stand in the environment of the worker and the gateway, or in files that it names; passwords in a file of their own or in the keyring, never in the database and never here. What is tried is what this computer is told.</source>
        <translation>Ünvanlar işçi prosesin və şlüzün mühit dəyişənlərində və ya onların göstərdiyi fayllarda durur; parollar ayrıca faylda və ya açar zəncirində olur, bazada və burada heç vaxt. Bu kompüterə nə deyilibsə, o yoxlanılır.</translation>
    </message>
    <message>
        <source>WHAT WAS SEEN</source>
        <translation>NƏ GÖRÜNDÜ</translation>
    </message>
    <message>
        <source>WHERE IT IS SET</source>
        <translation>HARADA QURULUR</translation>
    </message>
    <message>
        <source>The chosen part</source>
        <translation>Seçilmiş hissə</translation>
    </message>
    <message>
        <source>Nothing was tried since this window was opened.</source>
        <translation>Bu pəncərə açılandan heç nə yoxlanmayıb.</translation>
    </message>
    <message>
        <source>Tried at %1: %2 work, %3 do not, %4 are not set up, %5 were not seen.</source>
        <translation>%1 yoxlanıb: işləyir — %2, işləmir — %3, qurulmayıb — %4, görünmədi — %5.</translation>
    </message>
    <message>
        <source>The worker says: %1</source>
        <translation>İşçi proses deyir: %1</translation>
    </message>
    <message>
        <source>Being tried: up to 15 seconds…</source>
        <translation>Yoxlanılır: 15 saniyəyədək…</translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>CONTACT</source>
        <translation>ƏLAQƏ</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-poçt</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Zəng</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Qeyd</translation>
    </message>
    <message>
        <source>There is no such number</source>
        <translation>Belə nömrə yoxdur</translation>
    </message>
    <message>
        <source>Confirmed by a code</source>
        <translation>Kodla təsdiqlənib</translation>
    </message>
</context>
<context>
    <name>CounterForm</name>
    <message>
        <source>At the counter</source>
        <translation>Qəbulda müraciət</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Qeydə al</translation>
    </message>
    <message>
        <source>APPLICANT</source>
        <translation>MÜRACİƏT EDƏN</translation>
    </message>
    <message>
        <source>OBJECT&apos;S OWNER</source>
        <translation>OBYEKTİN SAHİBİ</translation>
    </message>
    <message>
        <source>OBJECT</source>
        <translation>OBYEKT</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Abonent kodu</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Ünvan</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Köhnə ünvan</translation>
    </message>
    <message>
        <source>New subscriber code</source>
        <translation>Yeni abonent kodu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>Reason in words</source>
        <translation>Səbəbin izahı</translation>
    </message>
    <message>
        <source>CONTACT</source>
        <translation>ƏLAQƏ</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-poçt</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>FİN</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Soyad</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Father&apos;s name</source>
        <translation>Ata adı</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Doğum tarixi</translation>
    </message>
    <message>
        <source>Identity document</source>
        <translation>Şəxsiyyət vəsiqəsi</translation>
    </message>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>gg.aa.iiii</translation>
    </message>
    <message>
        <source>REGISTERED PERSONS</source>
        <translation>QEYDİYYATDA OLAN ŞƏXSLƏR</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Şəxs əlavə et</translation>
    </message>
    <message>
        <source>DOCUMENTS</source>
        <translation>SƏNƏDLƏR</translation>
    </message>
    <message>
        <source>Required: %1. Drop files here, or choose them.</source>
        <translation>Tələb olunur: %1. Faylları bura atın və ya seçin.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Fayl seç…</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Fayl seç</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>What you have typed would be lost. Press again to close all the same.</source>
        <translation>Yazdıqlarınız itəcək. Yenə də bağlamaq üçün bir daha basın.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Sənədlər</translation>
    </message>
    <message>
        <source>Registered persons</source>
        <translation>Qeydiyyatda olan şəxslər</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Begun %1 and not registered: go on, or start anew.</source>
        <translation>%1 başlanıb, qeydiyyata alınmayıb: davam edin və ya təzədən başlayın.</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Təzədən başla</translation>
    </message>
    <message>
        <source>Paste (Ctrl+V)</source>
        <translation>Buferdən əlavə et (Ctrl+V)</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>şəkil</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Müraciət edən</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Sahibi</translation>
    </message>
    <message>
        <source>Choose the kind</source>
        <translation>Növünü seçin</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Növ</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n iş günü</numerusform>
            <numerusform>%n iş günü</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n working day(s)</source>
        <translation>
            <numerusform>%n iş günü sonra</numerusform>
            <numerusform>%n iş günü sonra</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) ago</source>
        <translation>
            <numerusform>%n iş günü əvvəl</numerusform>
            <numerusform>%n iş günü əvvəl</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Again</source>
        <translation>Yenidən</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Geri qaytar</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n gün</numerusform>
            <numerusform>%n gün</numerusform>
        </translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Bütün idarələr</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Hesabat…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Yeni</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>İcrada olan</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Gecikmiş</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Bu gün bitən</translation>
    </message>
    <message>
        <source>Not arrived</source>
        <translation>Çatmayan bildiriş</translation>
    </message>
    <message>
        <source>last Mon</source>
        <translation>keçən b.e.</translation>
    </message>
    <message>
        <source>last Tue</source>
        <translation>keçən ç.a.</translation>
    </message>
    <message>
        <source>last Wed</source>
        <translation>keçən ç.</translation>
    </message>
    <message>
        <source>last Thu</source>
        <translation>keçən c.a.</translation>
    </message>
    <message>
        <source>last Fri</source>
        <translation>keçən c.</translation>
    </message>
    <message>
        <source>last Sat</source>
        <translation>keçən ş.</translation>
    </message>
    <message>
        <source>last Sun</source>
        <translation>keçən b.</translation>
    </message>
    <message>
        <source>Would be moved</source>
        <translation>Köçürüləcək müraciətlər</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) moved.</source>
        <translation>
            <numerusform>%n müraciət köçürüldü.</numerusform>
            <numerusform>%n müraciət köçürüldü.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed: somebody has changed it.</source>
        <translation>
            <numerusform>%n müraciət qaldı: kimsə onu dəyişib.</numerusform>
            <numerusform>%n müraciət qaldı: kimsə onu dəyişib.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Köçürmə geri qaytarıldı</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) taken back.</source>
        <translation>
            <numerusform>%n müraciət geri qaytarıldı.</numerusform>
            <numerusform>%n müraciət geri qaytarıldı.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 decisions an hour</source>
        <translation>saatda %1 qərar</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Nəyə əsasən</translation>
    </message>
    <message numerus="yes">
        <source>the last %n working day(s)</source>
        <translation>
            <numerusform>son %n iş günü</numerusform>
            <numerusform>son %n iş günü</numerusform>
        </translation>
    </message>
    <message>
        <source>Hours until the end</source>
        <translation>Günün sonuna qalan iş saatı</translation>
    </message>
    <message>
        <source>Nothing is said of</source>
        <translation>Haqqında söz deyilməyən</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) where no pace is known</source>
        <translation>
            <numerusform>sürəti bilinməyən %n müraciət</numerusform>
            <numerusform>sürəti bilinməyən %n müraciət</numerusform>
        </translation>
    </message>
    <message>
        <source>How it is reckoned what will be late</source>
        <translation>Gecikəcək necə hesablanır</translation>
    </message>
    <message>
        <source>%1 forecast; nobody looked when the office closed</source>
        <translation>%1 gözlənilirdi; idarə bağlananda baxan olmayıb</translation>
    </message>
    <message>
        <source>%1 forecast, %2 were late</source>
        <translation>%1 gözlənilirdi, %2 gecikdi</translation>
    </message>
    <message>
        <source>its place in the office&apos;s queue is beyond the office&apos;s pace</source>
        <translation>idarənin növbəsindəki yeri idarənin sürətinə sığmır</translation>
    </message>
    <message>
        <source>something was asked for and has not come</source>
        <translation>vətəndaşdan istənilən hələ gəlməyib</translation>
    </message>
    <message>
        <source>its holder is not at work until that day</source>
        <translation>icraçı həmin günə qədər işdə yoxdur</translation>
    </message>
    <message>
        <source>asked more than ten minutes ago, no answer</source>
        <translation>on dəqiqədən çoxdur soruşulub, cavab yoxdur</translation>
    </message>
    <message>
        <source>its place in the holder&apos;s queue is beyond the holder&apos;s pace</source>
        <translation>icraçının növbəsindəki yeri onun sürətinə sığmır</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Bu gün</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Şöbə</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Göstəricilər</translation>
    </message>
</context>
<context>
    <name>DatedKinds</name>
    <message>
        <source>Short name</source>
        <translation>Qısa ad</translation>
    </message>
    <message>
        <source>Name on paper</source>
        <translation>Sənədlərdəki ad</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Şəhər</translation>
    </message>
    <message>
        <source>Address at which papers are checked</source>
        <translation>Sənədlərin yoxlandığı ünvan</translation>
    </message>
    <message>
        <source>Call centre</source>
        <translation>Çağrı mərkəzi</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-poçt</translation>
    </message>
    <message>
        <source>Days after the refusal</source>
        <translation>İmtinadan sonra neçə gün</translation>
    </message>
    <message>
        <source>Where, in Azerbaijani</source>
        <translation>Hara, azərbaycanca</translation>
    </message>
    <message>
        <source>Where, in English</source>
        <translation>Hara, ingiliscə</translation>
    </message>
    <message>
        <source>Where, in Russian</source>
        <translation>Hara, rusca</translation>
    </message>
    <message>
        <source>Act, as it calls itself</source>
        <translation>Akt, öz adı ilə</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>Ünvanı</translation>
    </message>
    <message>
        <source>In force since (01.12.2026)</source>
        <translation>Qüvvəyə minir (01.12.2026)</translation>
    </message>
    <message>
        <source>What is written on paper stays as it was on its day. What has not begun is taken away by emptying it.</source>
        <translation>Yazılmış sənədlər öz gününün sözləri ilə qalır. Hələ başlamayanın sahələri boşaldılsa, silinir.</translation>
    </message>
    <message>
        <source>+ From another date on</source>
        <translation>+ Yeni tarixdən</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>qüvvədədir</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>başlamayıb</translation>
    </message>
    <message>
        <source>former</source>
        <translation>əvvəlki</translation>
    </message>
    <message>
        <source>Write what shall be so, and from which day on.</source>
        <translation>Nə olacağını və hansı gündən olacağını yazın.</translation>
    </message>
    <message>
        <source>It is taken away before it begins.</source>
        <translation>Başlamamış silinir.</translation>
    </message>
    <message>
        <source>From %1 on:</source>
        <translation>%1 tarixindən:</translation>
    </message>
    <message>
        <source>Since %1:</source>
        <translation>%1 tarixindən bəri:</translation>
    </message>
    <message>
        <source>%1 — within %2 days</source>
        <translation>%1 — %2 gün ərzində</translation>
    </message>
</context>
<context>
    <name>DayChart</name>
    <message>
        <source>Received and decided, day by day</source>
        <translation>Günlər üzrə daxil olan və qərar verilən</translation>
    </message>
    <message>
        <source>%1: %2 received, %3 decided</source>
        <translation>%1: daxil olan %2, qərar verilən %3</translation>
    </message>
    <message>
        <source>today</source>
        <translation>bu gün</translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>Back to the year (Esc keeps the draft)</source>
        <translation>İlə qayıt (Esc qaralamanı saxlayır)</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Qaralamanı at</translation>
    </message>
    <message>
        <source>The chosen day</source>
        <translation>Seçilmiş gün</translation>
    </message>
    <message>
        <source>Worked in its place</source>
        <translation>Əvəzində işlənən gün</translation>
    </message>
    <message>
        <source>number and date of the act</source>
        <translation>aktın nömrəsi və tarixi</translation>
    </message>
    <message>
        <source>The state: both organisations</source>
        <translation>Dövlət: hər iki təşkilat</translation>
    </message>
    <message>
        <source>The own organisation, all offices</source>
        <translation>Öz təşkilatı, bütün şöbələr</translation>
    </message>
    <message>
        <source>Tell the citizens</source>
        <translation>Vətəndaşlara bildiriş göndər</translation>
    </message>
    <message>
        <source>KIND OF DAY</source>
        <translation>GÜNÜN NÖVÜ</translation>
    </message>
    <message>
        <source>Ground (act)</source>
        <translation>Əsas (akt)</translation>
    </message>
    <message>
        <source>Whom it concerns</source>
        <translation>Kimə aiddir</translation>
    </message>
    <message>
        <source>%1 · now: %2</source>
        <translation>%1 · indi: %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yoxdur</translation>
    </message>
    <message>
        <source>Choose another kind for a day first.</source>
        <translation>Əvvəlcə bir gün üçün başqa növ seçin.</translation>
    </message>
    <message>
        <source>Write the act, or the reason, that it rests on.</source>
        <translation>Hansı akta və ya səbəbə əsaslandığını yazın.</translation>
    </message>
    <message>
        <source>What it changes is being computed.</source>
        <translation>Nəyi dəyişdiyi hesablanır.</translation>
    </message>
    <message>
        <source>Confirm that promised dates come nearer.</source>
        <translation>Deyilmiş tarixlərin tezləşdiyini təsdiq edin.</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
</context>
<context>
    <name>DayForm</name>
    <message>
        <source>Show</source>
        <translation>Göstər</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Gün</translation>
    </message>
</context>
<context>
    <name>Deadline</name>
    <message>
        <source>submitted %1; not counted</source>
        <translation>göndərilib %1; sayılmır</translation>
    </message>
    <message>
        <source>the office closes; the term ends</source>
        <translation>iş günü bitir, müddət başa çatır</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>Niyə %1?</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>istirahət günü</translation>
    </message>
    <message>
        <source>a day off that is worked</source>
        <translation>iş gününə keçirilmiş istirahət günü</translation>
    </message>
    <message>
        <source>not counted: %1</source>
        <translation>sayılmır: %1</translation>
    </message>
    <message>
        <source>working day %1</source>
        <translation>%1-ci iş günü</translation>
    </message>
</context>
<context>
    <name>DebtCard</name>
    <message>
        <source>DEBT</source>
        <translation>BORC</translation>
    </message>
    <message>
        <source>DEBT AT THE OLD ADDRESS</source>
        <translation>KÖHNƏ ÜNVAN ÜZRƏ BORC</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Yenidən soruş</translation>
    </message>
    <message>
        <source>It is recorded that there is no subscriber code.</source>
        <translation>Abonent kodunun olmadığı qeyd edilib.</translation>
    </message>
    <message>
        <source>Credit balance</source>
        <translation>Artıq ödəniş</translation>
    </message>
    <message>
        <source>No debt</source>
        <translation>Borc yoxdur</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Borc</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>Kod yoxdur</translation>
    </message>
    <message>
        <source>Not asked today</source>
        <translation>Bu gün soruşulmayıb</translation>
    </message>
</context>
<context>
    <name>DebtTab</name>
    <message>
        <source>as of %1</source>
        <translation>%1 vəziyyətinə</translation>
    </message>
    <message>
        <source>QUESTIONS TO BILLING</source>
        <translation>BİLLİNQƏ SORĞULAR</translation>
    </message>
    <message>
        <source>Billing has not been asked yet.</source>
        <translation>Billinq hələ soruşulmayıb.</translation>
    </message>
    <message numerus="yes">
        <source>printed %n time(s)</source>
        <translation>
            <numerusform>%n dəfə çap edilib</numerusform>
            <numerusform>%n dəfə çap edilib</numerusform>
        </translation>
    </message>
    <message>
        <source>CERTIFICATES</source>
        <translation>ARAYIŞLAR</translation>
    </message>
</context>
<context>
    <name>DecidedByMe</name>
    <message>
        <source>My decisions</source>
        <translation>Qərarlarım</translation>
    </message>
    <message>
        <source>My decisions today</source>
        <translation>Bu günkü qərarlarım</translation>
    </message>
    <message>
        <source>My decisions yesterday</source>
        <translation>Dünənki qərarlarım</translation>
    </message>
    <message>
        <source>On another day…</source>
        <translation>Başqa gün…</translation>
    </message>
    <message>
        <source>My decisions, %1</source>
        <translation>Qərarlarım, %1</translation>
    </message>
</context>
<context>
    <name>DemoPeople</name>
    <message>
        <source>A sample office: its people, applications and documents are samples.</source>
        <translation>Nümunə idarə: əməkdaşlar, müraciətlər və sənədlər nümunədir.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Kimsiniz?</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>İş masasını aç</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Open (Enter)</source>
        <translation>Aç (Enter)</translation>
    </message>
    <message>
        <source>Choose an application on the left, or take the next one (Ctrl+N).</source>
        <translation>Soldan müraciət seçin və ya növbətini icraya götürün (Ctrl+N).</translation>
    </message>
    <message>
        <source>FIN %1. Personal data are shown when you open the application; the view is logged.</source>
        <translation>FİN %1. Şəxsi məlumatlar müraciət açıldıqda göstərilir; baxış jurnala yazılır.</translation>
    </message>
    <message>
        <source>Documents, comparison, debt, contact</source>
        <translation>Sənədlər, müqayisə, borc, əlaqə</translation>
    </message>
</context>
<context>
    <name>DocumentPrinting</name>
    <message>
        <source>The document is on its way to the printer…</source>
        <translation>Sənəd printerə göndərilir…</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Çapa göndərildi.</translation>
    </message>
</context>
<context>
    <name>DocumentsCard</name>
    <message>
        <source>DOCUMENTS</source>
        <translation>SƏNƏDLƏR</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Sənədlər</translation>
    </message>
    <message>
        <source>%1 — missing</source>
        <translation>%1 — çatışmır</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Çatışmır</translation>
    </message>
    <message>
        <source>new · sent %1</source>
        <translation>yeni · %1</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>göndərilib: %1</translation>
    </message>
</context>
<context>
    <name>DropField</name>
    <message>
        <source>Drop a PDF here</source>
        <translation>PDF-i bura atın</translation>
    </message>
    <message>
        <source>or choose a file</source>
        <translation>və ya fayl seçin</translation>
    </message>
    <message>
        <source>Choose a certificate&apos;s PDF, or drop it here</source>
        <translation>Arayışın PDF faylını seçin və ya bura atın</translation>
    </message>
    <message>
        <source>%1, choose another PDF</source>
        <translation>%1, başqa PDF seçin</translation>
    </message>
</context>
<context>
    <name>EffectCard</name>
    <message>
        <source>What it changes</source>
        <translation>Nəyi dəyişir</translation>
    </message>
    <message numerus="yes">
        <source>Change %n term(s) and save</source>
        <translation>
            <numerusform>%n müddəti dəyiş və saxla</numerusform>
            <numerusform>%n müddəti dəyiş və saxla</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
    <message numerus="yes">
        <source>This changes the term of %n open application(s)</source>
        <translation>
            <numerusform>Bu dəyişiklik %n açıq müraciətin müddətini dəyişir</numerusform>
            <numerusform>Bu dəyişiklik %n açıq müraciətin müddətini dəyişir</numerusform>
        </translation>
    </message>
    <message>
        <source>Being computed…</source>
        <translation>Hesablanır…</translation>
    </message>
    <message>
        <source>It changes nothing for open applications.</source>
        <translation>Açıq müraciətlərə təsir etmir.</translation>
    </message>
    <message>
        <source>Show the first ones</source>
        <translation>İlk sətirləri göstər</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>%n müraciətin hamısını göstər</numerusform>
            <numerusform>%n müraciətin hamısını göstər</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I confirm: %n promised date(s) come nearer</source>
        <translation>
            <numerusform>Təsdiq edirəm: vətəndaşa deyilmiş %n tarix tezləşir</numerusform>
            <numerusform>Təsdiq edirəm: vətəndaşa deyilmiş %n tarix tezləşir</numerusform>
        </translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Müraciət</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>İndi</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Sonra</translation>
    </message>
    <message numerus="yes">
        <source>%n citizen(s) are told of the new date.</source>
        <translation>
            <numerusform>%n vətəndaşa yeni tarix barədə bildiriş gedəcək.</numerusform>
            <numerusform>%n vətəndaşa yeni tarix barədə bildiriş gedəcək.</numerusform>
        </translation>
    </message>
    <message>
        <source>No citizen is told of the new date.</source>
        <translation>Vətəndaşlara bildiriş getməyəcək.</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue application(s) end in time again.</source>
        <translation>
            <numerusform>Gecikmiş %n müraciət vaxtında bitəcək.</numerusform>
            <numerusform>Gecikmiş %n müraciət vaxtında bitəcək.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Examination</name>
    <message>
        <source>Print the document (Ctrl+Shift+P)</source>
        <translation>Sənədi çap et (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Uyğundur</translation>
    </message>
    <message>
        <source>Does not fit…</source>
        <translation>Uyğun deyil…</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Açılır…</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Folder:</source>
        <translation>Qovluq:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Ad:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Növ:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Seç</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ölçü</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Növ</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Dəyişdirilib</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>İrəli</translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation>Üst qovluq</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Yeni qovluq</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Siyahı kimi</translation>
    </message>
    <message>
        <source>With details</source>
        <translation>Təfərrüatla</translation>
    </message>
</context>
<context>
    <name>FilterForm</name>
    <message>
        <source>All</source>
        <translation>Hamısı</translation>
    </message>
    <message>
        <source>E-service</source>
        <translation>E-xidmət</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Şöbə</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>İcraçı</translation>
    </message>
    <message>
        <source>There is a debt</source>
        <translation>Borc var</translation>
    </message>
    <message>
        <source>No debt</source>
        <translation>Borc yoxdur</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Məlum deyil</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Borc</translation>
    </message>
    <message>
        <source>Has related applications</source>
        <translation>Əlaqəli müraciəti var</translation>
    </message>
    <message>
        <source>Has none</source>
        <translation>Yoxdur</translation>
    </message>
    <message>
        <source>Related applications</source>
        <translation>Əlaqəli müraciətlər</translation>
    </message>
    <message>
        <source>Submitted from</source>
        <translation>Göndərilib: tarixdən</translation>
    </message>
    <message>
        <source>Submitted to</source>
        <translation>Göndərilib: tarixədək</translation>
    </message>
    <message>
        <source>Due from</source>
        <translation>İcra müddəti: tarixdən</translation>
    </message>
    <message>
        <source>Due to</source>
        <translation>İcra müddəti: tarixədək</translation>
    </message>
    <message>
        <source>By the term</source>
        <translation>İcra müddəti üzrə</translation>
    </message>
    <message>
        <source>Submitted: oldest first</source>
        <translation>Göndərilmə: əvvəlcə köhnələr</translation>
    </message>
    <message>
        <source>Submitted: newest first</source>
        <translation>Göndərilmə: əvvəlcə yenilər</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Ad üzrə</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Sıralama</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hamısını göstər</translation>
    </message>
    <message>
        <source>Keep as a view…</source>
        <translation>Görünüş kimi saxla…</translation>
    </message>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>gg.aa.iiii</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Süzgəc</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Göstər</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search in the document</source>
        <translation>Sənəddə axtar</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>Əvvəlki tapıntı (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>Növbəti tapıntı (Enter)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Axtarışı bağla (Esc)</translation>
    </message>
    <message>
        <source>This is a picture: it has no text that could be searched.</source>
        <translation>Bu şəkildir: axtarıla bilən mətni yoxdur.</translation>
    </message>
    <message>
        <source>This document has no text: it is a scan.</source>
        <translation>Bu sənəddə mətn yoxdur: skan edilib.</translation>
    </message>
    <message>
        <source>These pages could not be searched: %1.</source>
        <translation>Bu səhifələrdə axtarış alınmadı: %1.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Tapılmadı.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>stated: %1 · billing: %2</source>
        <translation>müraciətdə: %1 · billinqdə: %2</translation>
    </message>
    <message>
        <source>stated: %1 · register: %2</source>
        <translation>müraciətdə: %1 · reyestrdə: %2</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>müddəti %1 tarixində bitib</translation>
    </message>
    <message>
        <source>Billing did not answer.</source>
        <translation>Billinq cavab vermədi.</translation>
    </message>
    <message>
        <source>The register did not answer.</source>
        <translation>Reyestr cavab vermədi.</translation>
    </message>
    <message>
        <source>The worker gives no sign of life.</source>
        <translation>Arxa planda işləyən proqram cavab vermir.</translation>
    </message>
    <message>
        <source>The comparison failed.</source>
        <translation>Müqayisə alınmadı.</translation>
    </message>
    <message>
        <source>Reason: %1 — %2, %3</source>
        <translation>Səbəb: %1 — %2, %3</translation>
    </message>
</context>
<context>
    <name>FindingsStrip</name>
    <message>
        <source>To be weighed</source>
        <translation>Tapıntı</translation>
    </message>
    <message>
        <source>Asked of the citizen: %1</source>
        <translation>Vətəndaşdan istənilib: %1</translation>
    </message>
    <message>
        <source>All %1 notes and calls</source>
        <translation>Bütün qeyd və zənglər: %1</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Diqqət tələb edir</translation>
    </message>
    <message>
        <source>%1 serious</source>
        <translation>%1 ciddi</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 xəbərdarlıq</translation>
    </message>
    <message>
        <source>%1 of %2 weighed</source>
        <translation>%2 tapıntıdan %1-i əsaslandırılıb</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Ciddi</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Xəbərdarlıq</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Müqayisə et</translation>
    </message>
    <message>
        <source>Give a reason…</source>
        <translation>Əsaslandır…</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Əsaslandırılıb</translation>
    </message>
    <message>
        <source>Second look…</source>
        <translation>İkinci baxış…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Dəyiş…</translation>
    </message>
</context>
<context>
    <name>FirstAccount</name>
    <message>
        <source>This office has no accounts yet. The first one is the administrator&apos;s; colleagues are added later on the page “People”.</source>
        <translation>İdarədə hələ hesab yoxdur. Birinci hesab inzibatçınındır; həmkarlar sonra “Əməkdaşlar” səhifəsində əlavə olunur.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>İstifadəçi adı</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Parol</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Parol bir daha</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Təşkilat</translation>
    </message>
    <message>
        <source>Welcome to ClerkDesk</source>
        <translation>ClerkDesk-ə xoş gəlmisiniz</translation>
    </message>
    <message>
        <source>Create the account</source>
        <translation>Hesab yarat</translation>
    </message>
    <message>
        <source>It is not the same as the password.</source>
        <translation>Parolla eyni deyil.</translation>
    </message>
</context>
<context>
    <name>FirstFrame</name>
    <message>
        <source>Opening the desk…</source>
        <translation>Masa açılır…</translation>
    </message>
    <message>
        <source>First start: the database is being made. This takes a few seconds.</source>
        <translation>İlk açılış: Məlumat bazası yaradılır. Bu, bir neçə saniyə çəkir.</translation>
    </message>
    <message>
        <source>First start: the sample office is being built. This takes up to a minute.</source>
        <translation>İlk açılış: nümunə idarəsi qurulur. Bu, bir dəqiqəyə qədər çəkir.</translation>
    </message>
</context>
<context>
    <name>ForecastCard</name>
    <message>
        <source>Nobody holds it</source>
        <translation>İcraçısı yoxdur</translation>
    </message>
    <message>
        <source>Waits for the citizen</source>
        <translation>Vətəndaş gözlənilir</translation>
    </message>
    <message>
        <source>Its holder is away</source>
        <translation>İcraçı işdə yoxdur</translation>
    </message>
    <message>
        <source>Billing is awaited</source>
        <translation>Billinq gözlənilir</translation>
    </message>
    <message>
        <source>The queue is too long</source>
        <translation>Növbə çox uzundur</translation>
    </message>
    <message>
        <source>WILL BE LATE</source>
        <translation>GECİKƏCƏK</translation>
    </message>
    <message>
        <source>How is it reckoned?</source>
        <translation>Necə hesablanır?</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Cəmi</translation>
    </message>
    <message>
        <source>of the applications will not be decided by %1, %2</source>
        <translation>müraciət %1 %2-dək bitməyəcək</translation>
    </message>
    <message>
        <source>All due by %1, %2, will be decided in time.</source>
        <translation>Vaxtında bitəcək: %1 saat %2-dək bitməli olanların hamısı.</translation>
    </message>
    <message>
        <source>%1: %2 more that will still come today</source>
        <translation>%1: daha %2 — bu gün hələ daxil olacaqlardan</translation>
    </message>
    <message>
        <source>No earlier forecast can be checked yet.</source>
        <translation>Yoxlanıla bilən əvvəlki proqnoz hələ yoxdur.</translation>
    </message>
    <message>
        <source>Last %1 working days: %2 forecast, %3 were late; right on %4</source>
        <translation>Son %1 iş günü: %2 gözlənilirdi, %3 gecikdi; %4 gün düz çıxıb</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Bu gün</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Sabah</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <translation>Bağla</translation>
    </message>
</context>
<context>
    <name>FullScreenWindow</name>
    <message>
        <source>Stated data</source>
        <translation>Bildirilən məlumat</translation>
    </message>
</context>
<context>
    <name>GoOn</name>
    <message>
        <source>The desk is locked</source>
        <translation>İş masası kilidlənib</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Davam et</translation>
    </message>
    <message>
        <source>Nobody has touched keyboard or mouse for a while.</source>
        <translation>Bir müddət klaviatura və siçana toxunulmayıb.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Kömək</translation>
    </message>
    <message>
        <source>Search in the guide</source>
        <translation>Bələdçidə axtar</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Mündəricat</translation>
    </message>
    <message>
        <source>Nothing is found in the guide.</source>
        <translation>Bələdçidə heç nə tapılmadı.</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Geri (Alt+Sol ox)</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Bələdçi</translation>
    </message>
    <message>
        <source>The guide is written in Azerbaijani and English only.</source>
        <translation>Bələdçi yalnız Azərbaycan və ingilis dillərindədir.</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>Program</source>
        <translation>Proqram</translation>
    </message>
    <message>
        <source>HISTORY</source>
        <translation>TARİXÇƏ</translation>
    </message>
    <message>
        <source>COLLEAGUES&apos; DRAFTS</source>
        <translation>HƏMKARLARIN QARALAMALARI</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Hələ heç nə baş verməyib.</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
</context>
<context>
    <name>HouseholdCard</name>
    <message>
        <source>Open the application</source>
        <translation>Müraciəti aç</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n nəfər</numerusform>
            <numerusform>%n nəfər</numerusform>
        </translation>
    </message>
    <message>
        <source>MEMBERS OF THE HOUSEHOLD · %1</source>
        <translation>AİLƏ ÜZVLƏRİ · %1</translation>
    </message>
    <message>
        <source>stands twice</source>
        <translation>təkrarlanır</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Köhnə ünvan</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Yeni ünvan</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>göstərilməyib</translation>
    </message>
    <message>
        <source>Old code</source>
        <translation>Köhnə kod</translation>
    </message>
    <message>
        <source>DEBT AT THE OLD ADDRESS</source>
        <translation>KÖHNƏ ÜNVAN ÜZRƏ BORC</translation>
    </message>
    <message>
        <source>Billing has said nothing.</source>
        <translation>Billinq hələ heç nə deməyib.</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Borc var</translation>
    </message>
    <message>
        <source>No debt</source>
        <translation>Borc yoxdur</translation>
    </message>
</context>
<context>
    <name>HouseholdList</name>
    <message>
        <source>Name or number…</source>
        <translation>Ad, nömrə…</translation>
    </message>
    <message>
        <source>Look for a household by name or number</source>
        <translation>Ailəni ada və ya nömrəyə görə axtarın</translation>
    </message>
    <message>
        <source>No household of the list fits.</source>
        <translation>Siyahıda uyğun ailə yoxdur.</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Seçimi sil</translation>
    </message>
    <message>
        <source>Households of the list</source>
        <translation>Siyahının ailələri</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Hamısı</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Hazır</translation>
    </message>
    <message>
        <source>Doubled FIN</source>
        <translation>Təkrar FİN</translation>
    </message>
    <message>
        <source>Indebted</source>
        <translation>Borclu</translation>
    </message>
    <message>
        <source>No application</source>
        <translation>Müraciəti yoxdur</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>İcra olunub</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) chosen: no finding, no debt</source>
        <translation>
            <numerusform>%n ailə seçilib: tapıntısız və borcsuz</numerusform>
            <numerusform>%n ailə seçilib: tapıntısız və borcsuz</numerusform>
        </translation>
    </message>
    <message>
        <source>No household is chosen</source>
        <translation>Ailə seçilməyib</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) with a finding are looked at one by one</source>
        <translation>
            <numerusform>Tapıntısı olan %n ailəyə bir-bir, ayrıca baxılır</numerusform>
            <numerusform>Tapıntısı olan %n ailəyə bir-bir, ayrıca baxılır</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n household(s)…</source>
        <translation>
            <numerusform>%n ailəni təsdiqlə…</numerusform>
            <numerusform>%n ailəni təsdiqlə…</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Təsdiqlə…</translation>
    </message>
</context>
<context>
    <name>HouseholdModel</name>
    <message>
        <source>Head of the household</source>
        <translation>Ailə başçısı</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Nəfər</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Müraciət</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Köhnə ünvan</translation>
    </message>
    <message>
        <source>Doubled FIN</source>
        <translation>Təkrar FİN</translation>
    </message>
    <message>
        <source>Debt, ₼</source>
        <translation>Borc, ₼</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Vəziyyət</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>seçilib</translation>
    </message>
    <message>
        <source>has not come</source>
        <translation>gəlməyib</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Take in packages</source>
        <translation>Paketləri qəbul et</translation>
    </message>
    <message>
        <source>Portal packages (*.zip application.json)</source>
        <translation>Portal paketləri (*.zip application.json)</translation>
    </message>
</context>
<context>
    <name>IntakeReport</name>
    <message>
        <source>Taken in: %1. Refused: %2.</source>
        <translation>Qəbul edildi: %1. Qəbul edilmədi: %2.</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paketlər</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>%1 (was there already)</source>
        <translation>%1 (artıq var idi)</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Qəbul edildi</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Qəbul edilmədi</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Server and account are given to you by your office&apos;s administrator.</source>
        <translation>Serveri və hesabı idarənizin inzibatçısı verir.</translation>
    </message>
    <message>
        <source>Server&apos;s name</source>
        <translation>Serverin adı</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Fayl seç…</translation>
    </message>
    <message>
        <source>The office&apos;s root certificate</source>
        <translation>Təşkilatın kök sertifikatı</translation>
    </message>
    <message>
        <source>Join an office</source>
        <translation>İdarəyə qoşulmaq</translation>
    </message>
    <message>
        <source>Look at the server</source>
        <translation>Serveri yoxla</translation>
    </message>
    <message>
        <source>Only if the administrator gave you a file</source>
        <translation>Yalnız inzibatçı sizə fayl veribsə</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.cer *.pem *.der);;All files (*)</source>
        <translation>Sertifikatlar (*.crt *.cer *.pem *.der);;Bütün fayllar (*)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Yoxlanılır…</translation>
    </message>
    <message>
        <source>The line is protected; the server&apos;s certificate is valid until %1.</source>
        <translation>Bağlantı qorunur; serverin sertifikatı %1 tarixinədək qüvvədədir.</translation>
    </message>
</context>
<context>
    <name>JudgeForm</name>
    <message>
        <source>What is it?</source>
        <translation>Bu nədir?</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Yaz</translation>
    </message>
    <message>
        <source>ask the office that has it</source>
        <translation>icrasında olan idarədən soruş</translation>
    </message>
    <message>
        <source>Choose what it is</source>
        <translation>Nə olduğunu seçin</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Rəy</translation>
    </message>
    <message>
        <source>In which application it is asked</source>
        <translation>Hansı müraciətdə soruşulur</translation>
    </message>
    <message>
        <source>It stands there as an important note: before the application is approved, whoever holds it must answer.</source>
        <translation>Orada əhəmiyyətli qeyd kimi durur: müraciət təsdiqlənməzdən əvvəl icraçı cavab verməlidir.</translation>
    </message>
    <message>
        <source>Why, or what is asked</source>
        <translation>Səbəbi və ya nə soruşulur</translation>
    </message>
    <message>
        <source>The words go when the personal data of one of the applications are erased; the verdict stays.</source>
        <translation>Müraciətlərdən birinin fərdi məlumatı silinəndə bu sözlər də silinir; rəy qalır.</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Give the key to the portal by a safe way now. It is shown this once: nobody can read it again, here or in the database.</source>
        <translation>Açarı indi portala etibarlı yolla verin. O yalnız bir dəfə göstərilir: sonra nə burada, nə də bazada oxumaq olur.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Açar</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>Yeni açar</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>Götürdüm</translation>
    </message>
</context>
<context>
    <name>KeysPane</name>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Dəqiqədə sorğu</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Yaradılıb</translation>
    </message>
    <message>
        <source>A minute</source>
        <translation>Dəqiqədə</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Vəziyyət</translation>
    </message>
    <message>
        <source>Keys of portals</source>
        <translation>Portal açarları</translation>
    </message>
    <message>
        <source>Search keys…</source>
        <translation>Açar axtar…</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>Açarlarda axtar</translation>
    </message>
    <message>
        <source>End the key…</source>
        <translation>Açarı bağla…</translation>
    </message>
    <message>
        <source>What the portal is called</source>
        <translation>Portalın adı</translation>
    </message>
    <message>
        <source>Channel that it speaks for</source>
        <translation>Hansı kanalın adından göndərir</translation>
    </message>
    <message>
        <source>NEW KEY</source>
        <translation>YENİ AÇAR</translation>
    </message>
    <message>
        <source>The key is shown once, and only its hash is kept. A portal changes keys by taking a new one first: both open until the old one is ended.</source>
        <translation>Açar bir dəfə göstərilir, yalnız heşi saxlanılır. Açarı dəyişmək üçün portal əvvəlcə yenisini alır: köhnəsi bağlananadək ikisi də işləyir.</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>GÖRÜNÜŞÜ</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Açar yarat</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>At</translation>
    </message>
    <message>
        <source>A new key</source>
        <translation>Yeni açar</translation>
    </message>
    <message>
        <source>The keys could not be read.</source>
        <translation>Açarları oxumaq mümkün olmadı.</translation>
    </message>
    <message>
        <source>No portal has a key yet: nothing comes over HTTP.</source>
        <translation>Hələ heç bir portalın açarı yoxdur: HTTP ilə heç nə gəlmir.</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Heç nə tapılmadı.</translation>
    </message>
    <message>
        <source>opens</source>
        <translation>işləyir</translation>
    </message>
    <message>
        <source>This key opens nothing any more.</source>
        <translation>Bu açar daha heç nə açmır.</translation>
    </message>
    <message>
        <source>made</source>
        <translation>yaradılıb</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>bağlanıb</translation>
    </message>
    <message>
        <source>Write for which portal the key is.</source>
        <translation>Açarın hansı portala verildiyini yazın.</translation>
    </message>
    <message>
        <source>%1 sends applications over %2:</source>
        <translation>%1 müraciətləri %2 kanalı ilə göndərir:</translation>
    </message>
    <message>
        <source>%1 requests a minute; more are turned away.</source>
        <translation>Dəqiqədə %1 sorğu; artığı geri qaytarılır.</translation>
    </message>
    <message>
        <source>It is in force at once.</source>
        <translation>Dərhal qüvvəyə minir.</translation>
    </message>
    <message>
        <source>%1 has a key.</source>
        <translation>%1 üçün açar yaradıldı.</translation>
    </message>
    <message>
        <source>The key of %1 opens nothing from now on, and does not come back: whoever uses it is turned away until there is a new one.</source>
        <translation>%1 açarı indidən heç nə açmır və bərpa olunmur: ondan istifadə edən yeni açar alanadək geri qaytarılır.</translation>
    </message>
    <message>
        <source>Over %1 no other key opens: what comes over this channel stops.</source>
        <translation>%1 kanalında başqa açar yoxdur: bu kanalla müraciətlər dayanır.</translation>
    </message>
    <message>
        <source>End the key</source>
        <translation>Açarı bağlamaq</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>The key of %1 is ended.</source>
        <translation>%1 açarı bağlandı.</translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message>
        <source>Nothing is found.</source>
        <translation>Heç nə tapılmadı.</translation>
    </message>
    <message>
        <source>Every change is written down and can be taken back.</source>
        <translation>Hər dəyişiklik jurnala yazılır, geri qaytarıla bilər.</translation>
    </message>
    <message>
        <source>Kinds of settings</source>
        <translation>Parametr növləri</translation>
    </message>
</context>
<context>
    <name>KindTexts</name>
    <message>
        <source>Letterhead</source>
        <translation>Blank və ad</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Şöbələr</translation>
    </message>
    <message>
        <source>Districts and routes</source>
        <translation>Rayonlar və marşrutlar</translation>
    </message>
    <message>
        <source>Kinds of documents</source>
        <translation>Sənəd növləri</translation>
    </message>
    <message>
        <source>Frequent phrases</source>
        <translation>Tez-tez yazılanlar</translation>
    </message>
    <message>
        <source>Where one complains</source>
        <translation>Şikayət yeri</translation>
    </message>
    <message>
        <source>Legal bases</source>
        <translation>Hüquqi əsaslar</translation>
    </message>
    <message>
        <source>How long data are kept</source>
        <translation>Saxlama müddətləri</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Qoşulmalar</translation>
    </message>
    <message>
        <source>Speed of the desks</source>
        <translation>İş yerlərinin sürəti</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>İş təqvimi</translation>
    </message>
    <message>
        <source>Reasons of refusals</source>
        <translation>İmtina səbəbləri</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Arayış</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>İcra müddətləri</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>İkinci baxış</translation>
    </message>
    <message>
        <source>Warnings before the term</source>
        <translation>Xəbərdarlıqlar</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Qaydalar</translation>
    </message>
    <message>
        <source>Message texts</source>
        <translation>Bildiriş mətnləri</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Əməkdaşlar</translation>
    </message>
    <message>
        <source>Keys of portals</source>
        <translation>Portal açarları</translation>
    </message>
    <message>
        <source>organisation name address call centre certificate</source>
        <translation>təşkilat blank ünvan çağrı mərkəzi arayış</translation>
    </message>
    <message>
        <source>department branch name rename region</source>
        <translation>şöbə idarə ad region təşkilat</translation>
    </message>
    <message>
        <source>rayon office department region</source>
        <translation>rayon idarə şöbə region marşrut</translation>
    </message>
    <message>
        <source>required requirement form extract identity card</source>
        <translation>məcburi tələb forma çıxarış şəxsiyyət vəsiqəsi</translation>
    </message>
    <message>
        <source>verdict does not fit document text</source>
        <translation>uyğun deyil sənəd mətn ifadə</translation>
    </message>
    <message>
        <source>complaint refusal court days</source>
        <translation>şikayət imtina məhkəmə gün</translation>
    </message>
    <message>
        <source>act law decision Cabinet</source>
        <translation>akt qanun qərar Nazirlər Kabineti</translation>
    </message>
    <message>
        <source>personal data erase months retention</source>
        <translation>fərdi məlumat silmək ay saxlama</translation>
    </message>
    <message>
        <source>billing register mail SMS views hooks seal backup worker doctor try</source>
        <translation>billinq reyestr poçt SMS möhür ehtiyat nüsxə işçi proses yoxla doctor CLERKDESK_VIEWS</translation>
    </message>
    <message>
        <source>slow workplace computer network seconds waiting</source>
        <translation>yavaş iş yeri kompüter şəbəkə saniyə gözləmə</translation>
    </message>
    <message>
        <source>holiday day off term act year</source>
        <translation>bayram istirahət müddət akt il</translation>
    </message>
    <message>
        <source>refusal text citizen reason</source>
        <translation>imtina mətn vətəndaş səbəb</translation>
    </message>
    <message>
        <source>certificate letter validity days revoke expired</source>
        <translation>arayış məktub etibarlıdır müddət gün ləğv vaxtı keçmiş</translation>
    </message>
    <message>
        <source>term working days deadline investigation law</source>
        <translation>icra müddəti iş günü son tarix araşdırma qanun</translation>
    </message>
    <message>
        <source>four eyes finding reason second person</source>
        <translation>dörd göz tapıntı səbəb ikinci əməkdaş</translation>
    </message>
    <message>
        <source>late overdue hours e-mail supervisor escalation</source>
        <translation>gecikmə müddət saat e-poçt rəhbər xəbərdarlıq</translation>
    </message>
    <message>
        <source>idle lock reminder payment report mobile waiting clock</source>
        <translation>kilid xatırlatma ödəniş hesabat mobil gözləmə vaxt</translation>
    </message>
    <message>
        <source>SMS e-mail channel language citizen</source>
        <translation>SMS e-poçt kanal dil vətəndaş</translation>
    </message>
    <message>
        <source>account login password role office</source>
        <translation>hesab istifadəçi parol rol şöbə</translation>
    </message>
    <message>
        <source>gateway API portal e-gov mygov revoke</source>
        <translation>şlüz API portal e-gov mygov ləğv</translation>
    </message>
    <message>
        <source>Versions: %1</source>
        <translation>%1 yazı</translation>
    </message>
    <message>
        <source>Offices: %1</source>
        <translation>Şöbə: %1</translation>
    </message>
    <message>
        <source>%1 districts, %2 without an office</source>
        <translation>%1 rayon, marşrutsuz: %2</translation>
    </message>
    <message>
        <source>%1 kinds, %2 required</source>
        <translation>%1 növ, məcburi: %2</translation>
    </message>
    <message>
        <source>Phrases: %1</source>
        <translation>%1 ifadə</translation>
    </message>
    <message>
        <source>none is in force</source>
        <translation>qüvvədə olan yoxdur</translation>
    </message>
    <message>
        <source>Acts: %1</source>
        <translation>%1 akt</translation>
    </message>
    <message>
        <source>the worker reports faults: %1</source>
        <translation>işçi prosesin xəbəri: %1 nasazlıq</translation>
    </message>
    <message>
        <source>the worker is silent</source>
        <translation>işçi proses susur</translation>
    </message>
    <message>
        <source>the worker reports no fault</source>
        <translation>nasazlıq xəbəri yoxdur</translation>
    </message>
    <message>
        <source>workplaces: %1, slow: %2</source>
        <translation>%1 iş yeri, yavaş: %2</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>%1 qayda</translation>
    </message>
    <message>
        <source>terms do not follow a decision</source>
        <translation>müddətlər qərara uyğunlaşmayıb</translation>
    </message>
    <message>
        <source>%1: %2 working days</source>
        <translation>%1: %2 iş günü</translation>
    </message>
    <message>
        <source>Reasons: %1</source>
        <translation>%1 səbəb</translation>
    </message>
    <message>
        <source>valid until revoked</source>
        <translation>ləğv edilənədək etibarlı</translation>
    </message>
    <message>
        <source>valid for %1 days</source>
        <translation>%1 gün etibarlı</translation>
    </message>
    <message>
        <source>working days: %1</source>
        <translation>iş günü: %1</translation>
    </message>
    <message>
        <source>needed for: %1</source>
        <translation>tələb olunur: %1</translation>
    </message>
    <message>
        <source>e-services warned of: %1</source>
        <translation>e-xidmət: %1</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>%1 qayda</translation>
    </message>
    <message>
        <source>%1 texts, %2 languages</source>
        <translation>%1 mətn, %2 dil</translation>
    </message>
    <message>
        <source>%1 active, %2 disabled</source>
        <translation>%1 aktiv, %2 bağlı</translation>
    </message>
    <message>
        <source>%1 open, %2 ended</source>
        <translation>%1 işləyir, %2 bağlıdır</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Every command and recent applications</source>
        <translation>Bütün əmrlər və son müraciətlər</translation>
    </message>
    <message>
        <source>Take the next one</source>
        <translation>Növbətini icraya götür</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Təsdiqlə</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Kömək</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Düymələr</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kilidlə</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
</context>
<context>
    <name>MessageTextsPage</name>
    <message>
        <source>WHAT IS TOLD OVER WHICH CHANNEL</source>
        <translation>NƏ HANSI KANALLA BİLDİRİLİR</translation>
    </message>
    <message>
        <source>Messages to citizens</source>
        <translation>Vətəndaşlara bildirişlər</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Hadisə</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versiya</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Mövzu</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Mətn</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>Yeni versiya kimi saxla</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>GÖRÜNÜŞÜ</translation>
    </message>
    <message>
        <source>TEXTS</source>
        <translation>MƏTNLƏR</translation>
    </message>
    <message>
        <source>is told</source>
        <translation>bildirilir</translation>
    </message>
    <message>
        <source>is not told</source>
        <translation>bildirilmir</translation>
    </message>
    <message>
        <source>May stand in the text: %1</source>
        <translation>Mətndə ola bilər: %1</translation>
    </message>
    <message>
        <source>Version %1, in force</source>
        <translation>Versiya %1, qüvvədə</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versiya %1</translation>
    </message>
    <message>
        <source>Version %1 is in force from now on.</source>
        <translation>Versiya %1 bundan sonra qüvvədədir.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>No message reaches the citizen: call. (Undelivered messages)</source>
        <translation>Vətəndaşa heç bir bildiriş çatmır: zəng edin. (Çatmayan bildirişlər)</translation>
    </message>
    <message>
        <source>The citizen has answered.</source>
        <translation>Vətəndaş cavab verib.</translation>
    </message>
    <message numerus="yes">
        <source>%n citizen(s) have answered: they stand first in “%1”.</source>
        <translation>
            <numerusform>%n vətəndaş cavab verib: onlar “%1” siyahısının əvvəlindədir.</numerusform>
            <numerusform>%n vətəndaş cavab verib: onlar “%1” siyahısının əvvəlindədir.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagesTab</name>
    <message>
        <source>Send again</source>
        <translation>Təkrar göndər</translation>
    </message>
    <message>
        <source>MESSAGES TO THE CITIZEN</source>
        <translation>VƏTƏNDAŞA BİLDİRİŞLƏR</translation>
    </message>
    <message>
        <source>No message has been queued.</source>
        <translation>Bildiriş yoxdur.</translation>
    </message>
</context>
<context>
    <name>MishapsCard</name>
    <message>
        <source>WHAT WENT WRONG TODAY</source>
        <translation>BU GÜN NƏ SƏHV GETDİ</translation>
    </message>
    <message>
        <source>The history is sealed</source>
        <translation>Jurnal möhürlənib</translation>
    </message>
    <message>
        <source>Nothing went wrong. The history is sealed</source>
        <translation>Heç nə səhv getməyib. Jurnal möhürlənib</translation>
    </message>
    <message>
        <source>Last at %1</source>
        <translation>Sonuncu dəfə saat %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Göstər</translation>
    </message>
    <message>
        <source>The worker is silent</source>
        <translation>İşçi proqram cavab vermir</translation>
    </message>
    <message>
        <source>Nothing is asked, sent, printed</source>
        <translation>Heç nə soruşulmur, göndərilmir, çap olunmur</translation>
    </message>
    <message>
        <source>%1 e-mails, %2 SMS</source>
        <translation>%1 e-poçt, %2 SMS</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) did not arrive</source>
        <translation>
            <numerusform>%n bildiriş çatmadı</numerusform>
            <numerusform>%n bildiriş çatmadı</numerusform>
        </translation>
    </message>
    <message>
        <source>In the central queue, the oldest since %1</source>
        <translation>Mərkəzi növbədə, ən köhnəsi: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) without an office</source>
        <translation>
            <numerusform>%n müraciət ünvansız qaldı</numerusform>
            <numerusform>%n müraciət ünvansız qaldı</numerusform>
        </translation>
    </message>
    <message>
        <source>Within seconds after the decision</source>
        <translation>Qərardan sonrakı saniyələrdə</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) taken back</source>
        <translation>
            <numerusform>%n qərar geri götürüldü</numerusform>
            <numerusform>%n qərar geri götürüldü</numerusform>
        </translation>
    </message>
    <message>
        <source>Of those that were picked for a second look</source>
        <translation>Seçmə baxış üçün götürülənlərdən</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) that a second person would not take</source>
        <translation>
            <numerusform>Qərarla ikinci şəxs razı deyil: %n</numerusform>
            <numerusform>Qərarla ikinci şəxs razı deyil: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>heç vaxt</translation>
    </message>
    <message>
        <source>The history is not sealed</source>
        <translation>Jurnal möhürlənməyib</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>Sonuncu dəfə: %1</translation>
    </message>
</context>
<context>
    <name>NewPasswords</name>
    <message>
        <source>The new passwords</source>
        <translation>Yeni parollar</translation>
    </message>
    <message>
        <source>I have them</source>
        <translation>Götürdüm</translation>
    </message>
    <message>
        <source>Give each person the own one now. They are shown this once: nobody can read them again. Each changes it in the window.</source>
        <translation>Hər kəsə öz parolunu indi verin. Onlar yalnız bir dəfə göstərilir: sonra heç kim oxuya bilmir. Hərə öz parolunu pəncərədə dəyişir.</translation>
    </message>
    <message>
        <source>Login and password</source>
        <translation>Giriş adı və parol</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Fayl kimi saxla…</translation>
    </message>
    <message>
        <source>Saved: %1. Delete it when all have theirs.</source>
        <translation>Saxlandı: %1. Hamı öz parolunu alandan sonra silin.</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Note</source>
        <translation>Qeyd</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
    <message>
        <source>Note (colleagues read it)</source>
        <translation>Qeyd (həmkarlar oxuyacaq)</translation>
    </message>
    <message>
        <source>Important: whoever approves must weigh it</source>
        <translation>Əhəmiyyətli: təsdiqləyən bunu əsaslandırmalıdır</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>This file is attached inside: %1.</source>
        <translation>Bu fayl bu faylın içindədir: %1.</translation>
    </message>
    <message>
        <source>Another file is attached inside: %1.</source>
        <translation>İçinə başqa fayl qoşulub: %1.</translation>
    </message>
    <message>
        <source>Other files are attached inside: %1.</source>
        <translation>İçinə başqa fayllar qoşulub: %1.</translation>
    </message>
</context>
<context>
    <name>OfficeChoice</name>
    <message>
        <source>Search offices…</source>
        <translation>Şöbə axtar…</translation>
    </message>
    <message>
        <source>Search offices</source>
        <translation>Şöbə axtarışı</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Şöbələr</translation>
    </message>
    <message numerus="yes">
        <source>%n office(s) chosen</source>
        <translation>
            <numerusform>%n şöbə seçilib</numerusform>
            <numerusform>%n şöbə seçilib</numerusform>
        </translation>
    </message>
    <message>
        <source>None is chosen: the whole organisation.</source>
        <translation>Heç biri seçilməyib: bütün təşkilat.</translation>
    </message>
</context>
<context>
    <name>OfficeHistory</name>
    <message>
        <source>login, setting or key</source>
        <translation>giriş adı, parametr və ya açar</translation>
    </message>
    <message>
        <source>Of what or whom</source>
        <translation>Nə və ya kim barədə</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Dövr</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>son %n gün</numerusform>
            <numerusform>son %n gün</numerusform>
        </translation>
    </message>
    <message>
        <source>From what to what</source>
        <translation>Nədən nəyə</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nə</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Şəxs</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Nə vaxt</translation>
    </message>
    <message>
        <source>Who administered what</source>
        <translation>Kim nəyi idarə edib</translation>
    </message>
    <message>
        <source>Accounts, texts, reasons, keys, settings and days of the own organisation and of the installation. Passwords and keys themselves stand nowhere.</source>
        <translation>Öz təşkilatının və quraşdırmanın hesabları, mətnləri, səbəbləri, açarları, parametrləri və günləri. Parolların və açarların özü heç yerdə yazılmır.</translation>
    </message>
    <message>
        <source>WHO ADMINISTERED WHAT</source>
        <translation>KİM NƏYİ İDARƏ EDİB</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesab</translation>
    </message>
    <message>
        <source>A person&apos;s office</source>
        <translation>Əməkdaşın idarəsi</translation>
    </message>
    <message>
        <source>A person&apos;s e-service</source>
        <translation>Əməkdaşın e-xidməti</translation>
    </message>
    <message>
        <source>The worker&apos;s login</source>
        <translation>Xidmət prosesinin girişi</translation>
    </message>
    <message>
        <source>The gateway&apos;s login</source>
        <translation>Şlüzün girişi</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Təşkilat</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Blankdakı ad</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>İdarə</translation>
    </message>
    <message>
        <source>A district&apos;s office</source>
        <translation>Rayonun idarəsi</translation>
    </message>
    <message>
        <source>Where one complains</source>
        <translation>Şikayət yeri</translation>
    </message>
    <message>
        <source>Act of the state</source>
        <translation>Dövlət aktı</translation>
    </message>
    <message>
        <source>A service&apos;s document</source>
        <translation>Xidmətin sənədi</translation>
    </message>
    <message>
        <source>Reason of refusals</source>
        <translation>İmtina səbəbi</translation>
    </message>
    <message>
        <source>Kind of findings</source>
        <translation>Tapıntı növü</translation>
    </message>
    <message>
        <source>Reason beside a finding</source>
        <translation>Tapıntının əsası</translation>
    </message>
    <message>
        <source>Phrase for a document</source>
        <translation>Sənəd üçün ifadə</translation>
    </message>
    <message>
        <source>A message&apos;s text</source>
        <translation>Bildirişin mətni</translation>
    </message>
    <message>
        <source>A message&apos;s channel</source>
        <translation>Bildirişin kanalı</translation>
    </message>
    <message>
        <source>Day of the organisation&apos;s own</source>
        <translation>Təşkilatın öz günü</translation>
    </message>
    <message>
        <source>How long personal data are kept</source>
        <translation>Fərdi məlumatın saxlanma müddəti</translation>
    </message>
    <message>
        <source>Request to erase a person&apos;s data</source>
        <translation>Şəxsin məlumatını silmək sorğusu</translation>
    </message>
    <message>
        <source>Day of the calendar</source>
        <translation>Təqvim günü</translation>
    </message>
    <message>
        <source>Setting of the installation</source>
        <translation>Quraşdırmanın parametri</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Parametr</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>Məzuniyyət və ya yoxluq</translation>
    </message>
    <message>
        <source>A portal&apos;s key</source>
        <translation>Portalın açarı</translation>
    </message>
    <message>
        <source>added</source>
        <translation>əlavə edildi</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>dəyişdirildi</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>silindi</translation>
    </message>
    <message>
        <source>password set</source>
        <translation>parol təyin edildi</translation>
    </message>
    <message>
        <source>sessions ended</source>
        <translation>seanslar bağlandı</translation>
    </message>
    <message>
        <source>name</source>
        <translation>ad</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rol</translation>
    </message>
    <message>
        <source>open</source>
        <translation>açıq</translation>
    </message>
    <message>
        <source>office</source>
        <translation>idarə</translation>
    </message>
    <message>
        <source>e-service</source>
        <translation>e-xidmət</translation>
    </message>
    <message>
        <source>series of certificates</source>
        <translation>arayışların seriyası</translation>
    </message>
    <message>
        <source>form of subscriber codes</source>
        <translation>abonent kodunun forması</translation>
    </message>
    <message>
        <source>short name</source>
        <translation>qısa ad</translation>
    </message>
    <message>
        <source>legal name</source>
        <translation>hüquqi ad</translation>
    </message>
    <message>
        <source>city</source>
        <translation>şəhər</translation>
    </message>
    <message>
        <source>address of verification</source>
        <translation>yoxlama ünvanı</translation>
    </message>
    <message>
        <source>call centre</source>
        <translation>çağrı mərkəzi</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-poçt</translation>
    </message>
    <message>
        <source>office above it</source>
        <translation>yuxarı idarə</translation>
    </message>
    <message>
        <source>level</source>
        <translation>səviyyə</translation>
    </message>
    <message>
        <source>second look</source>
        <translation>ikinci baxış</translation>
    </message>
    <message>
        <source>days</source>
        <translation>günlər</translation>
    </message>
    <message>
        <source>in Azerbaijani</source>
        <translation>azərbaycanca</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>ingiliscə</translation>
    </message>
    <message>
        <source>in Russian</source>
        <translation>rusca</translation>
    </message>
    <message>
        <source>text in Azerbaijani</source>
        <translation>azərbaycanca mətn</translation>
    </message>
    <message>
        <source>text in English</source>
        <translation>ingiliscə mətn</translation>
    </message>
    <message>
        <source>text in Russian</source>
        <translation>rusca mətn</translation>
    </message>
    <message>
        <source>act</source>
        <translation>akt</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>səbəb</translation>
    </message>
    <message>
        <source>address</source>
        <translation>ünvan</translation>
    </message>
    <message>
        <source>required</source>
        <translation>məcburi</translation>
    </message>
    <message>
        <source>place</source>
        <translation>yeri</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>ciddilik</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>mövzu</translation>
    </message>
    <message>
        <source>text</source>
        <translation>mətn</translation>
    </message>
    <message>
        <source>told</source>
        <translation>bildirilir</translation>
    </message>
    <message>
        <source>kind of day</source>
        <translation>günün növü</translation>
    </message>
    <message>
        <source>citizens are told</source>
        <translation>vətəndaşlara bildirilir</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>iş günü</translation>
    </message>
    <message>
        <source>value</source>
        <translation>qiymət</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>kanal</translation>
    </message>
    <message>
        <source>requests a minute</source>
        <translation>dəqiqədə sorğu</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>ləğv edilib</translation>
    </message>
    <message>
        <source>away</source>
        <translation>işdə yoxdur</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>geri götürülüb</translation>
    </message>
    <message>
        <source>months after the end</source>
        <translation>sondan sonra ay</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>qərar</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>barmaq izi</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>xahiş olunub</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>təsdiqlənib</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rədd edilib</translation>
    </message>
    <message>
        <source>moved day off</source>
        <translation>köçürülmüş istirahət</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>bayram</translation>
    </message>
    <message>
        <source>day of mourning</source>
        <translation>matəm günü</translation>
    </message>
    <message>
        <source>past the program</source>
        <translation>proqramdan kənar</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>bəli</translation>
    </message>
    <message>
        <source>no</source>
        <translation>xeyr</translation>
    </message>
</context>
<context>
    <name>OfficeKinds</name>
    <message>
        <source>Office that answers for it</source>
        <translation>Cavabdeh idarə</translation>
    </message>
    <message>
        <source>What comes from now on goes there. What is there already stays.</source>
        <translation>Bundan sonra gələnlər ora düşür. Artıq gələnlər yerində qalır.</translation>
    </message>
    <message>
        <source>central queue</source>
        <translation>mərkəzi növbə</translation>
    </message>
    <message>
        <source>No office: new applications come to the central queue.</source>
        <translation>İdarə yoxdur: yeni müraciətlər mərkəzi növbəyə düşür.</translation>
    </message>
    <message>
        <source>New applications come to this office.</source>
        <translation>Yeni müraciətlər bu idarəyə düşür.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Short name, where there is little room</source>
        <translation>Qısa ad, yer az olanda</translation>
    </message>
    <message>
        <source>Lists, messages and new papers call it so from now on. A paper that is out keeps what was printed.</source>
        <translation>Siyahılar, bildirişlər və yeni sənədlər bundan sonra belə adlandırır. Verilmiş sənəd çap olunduğu kimi qalır.</translation>
    </message>
    <message numerus="yes">
        <source>%n open application(s) stand under the new name.</source>
        <translation>
            <numerusform>%n açıq müraciət yeni adla görünəcək.</numerusform>
            <numerusform>%n açıq müraciət yeni adla görünəcək.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>Tələb</translation>
    </message>
    <message>
        <source>Place in the form</source>
        <translation>Formada yeri</translation>
    </message>
    <message>
        <source>Portals and the counter ask so from the next application on.</source>
        <translation>Portallar və qəbul növbəti müraciətdən belə tələb edir.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>məcburi</translation>
    </message>
    <message>
        <source>may be sent</source>
        <translation>könüllü</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>istənilmir</translation>
    </message>
    <message>
        <source>Without it nothing is taken in, and nothing is approved.</source>
        <translation>Onsuz müraciət qəbul edilmir və təsdiqlənmir.</translation>
    </message>
    <message>
        <source>It may be sent, and nothing depends on it.</source>
        <translation>Göndərilə bilər, heç nə ondan asılı deyil.</translation>
    </message>
    <message>
        <source>It is not offered. What was sent stays with its application.</source>
        <translation>Təklif olunmur. Göndərilmiş sənədlər müraciətdə qalır.</translation>
    </message>
    <message numerus="yes">
        <source>%n open application(s) do not have it: they cannot be approved before it comes.</source>
        <translation>
            <numerusform>%n açıq müraciətdə bu sənəd yoxdur: gələnə qədər təsdiqlənə bilməz.</numerusform>
            <numerusform>%n açıq müraciətdə bu sənəd yoxdur: gələnə qədər təsdiqlənə bilməz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Phrase, as the citizen reads it</source>
        <translation>İfadə, vətəndaşın oxuduğu kimi</translation>
    </message>
    <message>
        <source>No phrase.</source>
        <translation>İfadə yoxdur.</translation>
    </message>
    <message>
        <source>Offered to whoever says that a document does not fit. Empty: taken away.</source>
        <translation>Sənədi uyğunsuz sayana təklif olunur. Boş qalsa, silinir.</translation>
    </message>
    <message>
        <source>+ New phrase</source>
        <translation>+ Yeni ifadə</translation>
    </message>
    <message>
        <source>Months after the decision</source>
        <translation>Qərardan sonra neçə ay</translation>
    </message>
    <message>
        <source>What is erased does not come back: taking the rule back keeps what is there yet.</source>
        <translation>Silinən geri qayıtmır: qaydanı geri götürmək yalnız qalanı saxlayır.</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>həmişəlik</translation>
    </message>
    <message>
        <source>Personal data are kept for ever.</source>
        <translation>Fərdi məlumat həmişəlik saxlanılır.</translation>
    </message>
    <message>
        <source>%1 months after the decision the worker erases the personal data.</source>
        <translation>Qərardan %1 ay sonra proqram fərdi məlumatı silir.</translation>
    </message>
    <message>
        <source>Nothing is old enough for it now.</source>
        <translation>Hələ bu qədər köhnə müraciət yoxdur.</translation>
    </message>
    <message numerus="yes">
        <source>The personal data of %n application(s) are erased at once.</source>
        <translation>
            <numerusform>%n müraciətin fərdi məlumatı dərhal silinir.</numerusform>
            <numerusform>%n müraciətin fərdi məlumatı dərhal silinir.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficesCard</name>
    <message>
        <source>OFFICES AND WORKING DAYS LEFT</source>
        <translation>İDARƏLƏR VƏ QALAN İŞ GÜNLƏRİ</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 açıq müraciət</translation>
    </message>
    <message>
        <source>%1 d.</source>
        <translation>%1 gün</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Gecikmiş</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Bu gün</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Cəmi</translation>
    </message>
    <message>
        <source>Load, d.</source>
        <translation>Yük, gün</translation>
    </message>
    <message numerus="yes">
        <source>%n other office(s)</source>
        <translation>
            <numerusform>digər %n idarə</numerusform>
            <numerusform>digər %n idarə</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has decided here yet: its pace is not known.</source>
        <translation>Burada hələ qərar verilməyib: sürəti bilinmir.</translation>
    </message>
    <message>
        <source>More than a day and a half</source>
        <translation>Gün yarımdan çox</translation>
    </message>
</context>
<context>
    <name>OnceForm</name>
    <message>
        <source>This is shown only now. Take it first, then press “%1”.</source>
        <translation>Bu yalnız indi göstərilir. Əvvəlcə götürün, sonra “%1” düyməsini basın.</translation>
    </message>
</context>
<context>
    <name>OwnPasswordForm</name>
    <message>
        <source>Change the password</source>
        <translation>Parolu dəyiş</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Dəyiş</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>İndiki parol</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Yeni parol</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>Yeni parol bir də</translation>
    </message>
    <message>
        <source>The administrator knows the password that you were given. Choose one that only you know.</source>
        <translation>Sizə verilən parolu inzibatçı bilir. Yalnız özünüzün bildiyi parolu seçin.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Sonra</translation>
    </message>
    <message>
        <source>It is not the same as the new password.</source>
        <translation>Yeni parolla eyni deyil.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Your password is changed.</source>
        <translation>Parolunuz dəyişdirildi.</translation>
    </message>
    <message>
        <source>Test page of the printer</source>
        <translation>Printerin sınaq səhifəsi</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Hesabat</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Every command</source>
        <translation>Bütün əmrlər</translation>
    </message>
    <message>
        <source>What do you want to do? A command, a queue, a recent application…</source>
        <translation>Nə etmək istəyirsiniz? Əmr, növbə, son müraciət…</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Əmr axtarışı</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Əmrlər</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>Belə əmr yoxdur.</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Print…</source>
        <translation>Çap et…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Fayl kimi saxla…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Çapa göndərildi.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Fayl kimi saxla</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Yadda saxlandı: %1</translation>
    </message>
    <message>
        <source>It did not come out</source>
        <translation>Çıxmadı</translation>
    </message>
    <message>
        <source>The page is on its way to the printer…</source>
        <translation>Səhifə printerə göndərilir…</translation>
    </message>
    <message>
        <source>Print a further copy…</source>
        <translation>Təkrar nüsxə çap et…</translation>
    </message>
    <message>
        <source>Print the page again: it does not count as a copy.</source>
        <translation>Səhifəni yenidən çap edin: bu, təkrar nüsxə sayılmır.</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Make one</source>
        <translation>Yarat</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Göstər</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Köçür</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Gizlət</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>New password</source>
        <translation>Yeni parol</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Parolu təyin et</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Təyin et</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>CLERKS</source>
        <translation>ƏMƏKDAŞLAR</translation>
    </message>
    <message>
        <source>Clerks and what they hold</source>
        <translation>Əməkdaşlar və icralarında olan</translation>
    </message>
    <message>
        <source>Share out…</source>
        <translation>Bölüşdür…</translation>
    </message>
    <message>
        <source>Who is not at work (A)</source>
        <translation>Kim işdə yoxdur (A)</translation>
    </message>
    <message>
        <source>Who is not at work</source>
        <translation>Kim işdə yoxdur</translation>
    </message>
    <message>
        <source>Need attention</source>
        <translation>Diqqət tələb edən</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>İşdə yoxdur</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Hamısı</translation>
    </message>
</context>
<context>
    <name>PeopleImport</name>
    <message>
        <source>People from a table</source>
        <translation>Cədvəldən əməkdaşlar</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Yoxla</translation>
    </message>
    <message>
        <source>Each line is a person, as a spreadsheet copies or saves it. Several offices or e-services stand with blanks between them; none: all. Who is there already stays.</source>
        <translation>Hər sətir bir əməkdaşdır, cədvəldən köçürülmüş və ya saxlanmış. Bir neçə şöbə və ya e-xidmət aralarında boşluqla yazılır; yazılmayıbsa — hamısı. Artıq olanlar olduğu kimi qalır.</translation>
    </message>
    <message>
        <source>Table, its heads first</source>
        <translation>Cədvəl, başlıqları ilə</translation>
    </message>
    <message>
        <source>From a CSV file…</source>
        <translation>CSV faylından…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Əməkdaş</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Giriş adı</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>What becomes</source>
        <translation>Nə olacaq</translation>
    </message>
    <message>
        <source>People of the table</source>
        <translation>Cədvəldəki əməkdaşlar</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in the table</source>
        <translation>
            <numerusform>Cədvəldə %n nəfər</numerusform>
            <numerusform>Cədvəldə %n nəfər</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>hələ yoxlanmayıb</translation>
    </message>
    <message>
        <source>The table names nobody yet.</source>
        <translation>Cədvəldə hələ heç kim yoxdur.</translation>
    </message>
    <message numerus="yes">
        <source>Make %n account(s)</source>
        <translation>
            <numerusform>%n hesab yarat</numerusform>
            <numerusform>%n hesab yarat</numerusform>
        </translation>
    </message>
    <message>
        <source>a new account</source>
        <translation>yeni hesab</translation>
    </message>
    <message>
        <source>is there already, stays</source>
        <translation>artıq var, qalır</translation>
    </message>
    <message>
        <source>Every row can be taken.</source>
        <translation>Hər sətir götürülə bilər.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be taken: nobody is added.</source>
        <translation>
            <numerusform>%n sətir götürülmür: heç kim əlavə olunmur.</numerusform>
            <numerusform>%n sətir götürülmür: heç kim əlavə olunmur.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody in the table is there already.</source>
        <translation>Cədvəldəkilərin hamısı artıq var.</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>all offices</source>
        <translation>bütün idarələr</translation>
    </message>
    <message>
        <source>on leave</source>
        <translation>məzuniyyət</translation>
    </message>
    <message>
        <source>ill</source>
        <translation>xəstəlik</translation>
    </message>
    <message>
        <source>on a trip</source>
        <translation>ezamiyyət</translation>
    </message>
    <message>
        <source>not at work</source>
        <translation>işdə yoxdur</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1-dək</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 dəq</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 sa %2 dəq</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>Yük çox</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>İşdə yoxdur</translation>
    </message>
    <message>
        <source>Little</source>
        <translation>Yük az</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Clerk</source>
        <translation>Əməkdaş</translation>
    </message>
    <message>
        <source>Held / norm %1</source>
        <translation>İcrasında / norma %1</translation>
    </message>
    <message>
        <source>Decided/day</source>
        <translation>Qərar/gün</translation>
    </message>
    <message>
        <source>Usual time</source>
        <translation>Orta vaxt</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Gecikən</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Name or login…</source>
        <translation>Ad və ya istifadəçi adı…</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Əməkdaş axtarışı</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>Yeni əməkdaş…</translation>
    </message>
    <message>
        <source>From a table…</source>
        <translation>Cədvəldən…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Dəyiş…</translation>
    </message>
    <message>
        <source>Set the password…</source>
        <translation>Parol təyin et…</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>Bağla…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>İstifadəçi adı</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Şöbələr</translation>
    </message>
    <message>
        <source>E-services</source>
        <translation>E-xidmətlər</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesab</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Əməkdaşlar</translation>
    </message>
    <message>
        <source>Nobody is found. Write less, or another part of the name.</source>
        <translation>Heç kim tapılmadı. Adın daha qısa və ya başqa hissəsini yazın.</translation>
    </message>
    <message>
        <source>The whole organisation</source>
        <translation>Bütün təşkilat</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> və daha %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Hamısı</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Açıqdır</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Bağlıdır</translation>
    </message>
    <message>
        <source>Active, without a password</source>
        <translation>Açıqdır, parolu yoxdur</translation>
    </message>
    <message>
        <source>Choose a person in the list first.</source>
        <translation>Əvvəlcə siyahıdan əməkdaş seçin.</translation>
    </message>
    <message>
        <source>Enable…</source>
        <translation>Aç…</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <translation>%1 əlavə olundu.</translation>
    </message>
    <message>
        <source>Accounts that were added: %1.</source>
        <translation>Əlavə olunan hesablar: %1.</translation>
    </message>
    <message>
        <source>%1 is changed.</source>
        <translation>%1 dəyişdirildi.</translation>
    </message>
    <message>
        <source>You sign in again with it.</source>
        <translation>Onunla yenidən daxil olacaqsınız.</translation>
    </message>
    <message>
        <source>Tell it to the person yourself; it is shown nowhere again.</source>
        <translation>Parolu əməkdaşa özünüz bildirin: o, bir daha heç yerdə göstərilmir.</translation>
    </message>
    <message>
        <source>The password of %1 is set.</source>
        <translation>%1 üçün parol təyin olundu.</translation>
    </message>
    <message>
        <source>Disable the account</source>
        <translation>Hesabı bağla</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>%1 can sign in no more, and open sessions end at once: what is not saved there is lost. Applications in this person&apos;s work stay there until a supervisor assigns them.</source>
        <translation>%1 daha daxil ola bilməyəcək, açıq seansları dərhal bağlanır: orada saxlanmamış heç nə qalmır. İcrasındakı müraciətlər rəhbər onları başqasına verənədək orada qalır.</translation>
    </message>
    <message>
        <source>The account of %1 is disabled.</source>
        <translation>%1: hesab bağlandı.</translation>
    </message>
    <message>
        <source>Enable the account</source>
        <translation>Hesabı aç</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>%1 can sign in again, with the same role, offices and password.</source>
        <translation>%1 eyni rol, şöbələr və parolla yenidən daxil ola biləcək.</translation>
    </message>
    <message>
        <source>The account of %1 is enabled.</source>
        <translation>%1: hesab açıldı.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>İstifadəçi adı</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Şöbələr</translation>
    </message>
    <message>
        <source>E-services (none chosen: all of the organisation&apos;s)</source>
        <translation>E-xidmətlər (heç biri seçilməyibsə: təşkilatın hamısı)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Parol</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Yeni əməkdaş</translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation>Hesabı dəyiş</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Əlavə et</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Light</source>
        <translation>Açıq</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tünd</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Sistem kimi</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>A decision can be taken back for</source>
        <translation>Qərarı geri qaytarmaq vaxtı</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Kömək</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Düymələr</translation>
    </message>
    <message>
        <source>About ClerkDesk…</source>
        <translation>ClerkDesk haqqında…</translation>
    </message>
    <message>
        <source>Test page of the printer…</source>
        <translation>Printerin sınaq səhifəsi…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kilidlə</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Çıxış</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 saniyə</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>Parolu dəyiş…</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>In plain letters: %1</source>
        <translation>Sadə hərflərlə: %1</translation>
    </message>
    <message>
        <source>%1 characters, %2</source>
        <translation>%1 simvol, %2</translation>
    </message>
</context>
<context>
    <name>PrintsForm</name>
    <message>
        <source>Certificate</source>
        <translation>Arayış</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Sahibi</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Çap olunub</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Nüsxə</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>Çap edib</translation>
    </message>
    <message>
        <source>Why again</source>
        <translation>Niyə təkrar</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Vərəqin taleyi</translation>
    </message>
    <message>
        <source>Printed sheets</source>
        <translation>Çap olunmuş vərəqlər</translation>
    </message>
    <message>
        <source>Nothing was printed yet.</source>
        <translation>Hələ heç nə çap olunmayıb.</translation>
    </message>
    <message>
        <source>Further ones</source>
        <translation>Daha əvvəlkilər</translation>
    </message>
    <message>
        <source>Came out</source>
        <translation>Çıxıb</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>Korlanıb</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>İtib</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>first</source>
        <translation>birinci</translation>
    </message>
    <message>
        <source>copy %1</source>
        <translation>təkrar nüsxə %1</translation>
    </message>
    <message>
        <source>nobody has said</source>
        <translation>yazılmayıb</translation>
    </message>
    <message>
        <source>Printed sheets of all certificates</source>
        <translation>Bütün arayışların çap olunmuş vərəqləri</translation>
    </message>
    <message>
        <source>Printed sheets of %1</source>
        <translation>%1: çap olunmuş vərəqlər</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>APPLICATION</source>
        <translation>MÜRACİƏT</translation>
    </message>
    <message>
        <source>DISTRICT</source>
        <translation>RAYON</translation>
    </message>
    <message>
        <source>DUE</source>
        <translation>İCRA MÜDDƏTİ</translation>
    </message>
    <message>
        <source>E-SERVICE</source>
        <translation>E-XİDMƏT</translation>
    </message>
    <message>
        <source>HOLDER</source>
        <translation>İCRAÇI</translation>
    </message>
    <message>
        <source>OFFICE</source>
        <translation>ŞÖBƏ</translation>
    </message>
    <message>
        <source>SUBMITTED</source>
        <translation>GÖNDƏRİLİB</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>KOD</translation>
    </message>
    <message>
        <source>Answered %1</source>
        <translation>Cavab gəlib %1</translation>
    </message>
    <message>
        <source>Asked %1: %2</source>
        <translation>Soruşulub %1: %2</translation>
    </message>
    <message>
        <source>Call again: %1</source>
        <translation>Zəng: %1</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Baxışda</translation>
    </message>
    <message>
        <source>to weigh: %1</source>
        <translation>əsaslandırılmalı: %1</translation>
    </message>
    <message>
        <source>serious: %1</source>
        <translation>ciddi: %1</translation>
    </message>
    <message>
        <source>No answer · %1</source>
        <translation>Cavab gəlmədi · %1</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Number, name, subscriber code, FIN…</source>
        <translation>Nömrə, ad, abonent kodu, FİN…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Axtarış</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Süzgəc</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Müraciətlər</translation>
    </message>
    <message>
        <source>Search in all lists</source>
        <translation>Bütün siyahılarda axtarış</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>%1-dən çox</translation>
    </message>
    <message>
        <source>%1 among the newest %2</source>
        <translation>Ən yeni %2 müraciətdə: %1</translation>
    </message>
    <message>
        <source>Nothing was found. Try a part of the name, or the whole number.</source>
        <translation>Heç nə tapılmadı. Adın bir hissəsini və ya nömrəni bütöv yazın.</translation>
    </message>
    <message>
        <source>No application fits the filter. “Filter” changes it or shows all.</source>
        <translation>Süzgəcə uyğun müraciət yoxdur. “Süzgəc” onu dəyişir və ya hamısını göstərir.</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>Burada müraciət yoxdur.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Siz</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Print again</source>
        <translation>Yenidən çap et</translation>
    </message>
    <message>
        <source>%1: the debt is asked for again, and the reason stands in the register.</source>
        <translation>%1: borc yenidən soruşulur, səbəb reyestrdə qalır.</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Səbəbi seçin</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
</context>
<context>
    <name>ReasonsCard</name>
    <message>
        <source>REASONS OF REFUSALS</source>
        <translation>İMTİNA SƏBƏBLƏRİ</translation>
    </message>
    <message>
        <source>%1 refused · %2 % of the decisions</source>
        <translation>%1 imtina · qərarların %2 %-i</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>Digər səbəb</translation>
    </message>
    <message>
        <source>Nothing was refused.</source>
        <translation>İmtina olmayıb.</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>Record</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Nəyə aiddir</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>İndi</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Siyahı</translation>
    </message>
    <message>
        <source>Search records…</source>
        <translation>Siyahıda axtar…</translation>
    </message>
    <message>
        <source>Search records</source>
        <translation>Siyahıda axtar</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>GÖRÜNÜŞÜ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Qaralamanı at</translation>
    </message>
    <message>
        <source>The chosen record</source>
        <translation>Seçilmiş sətir</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>qaralama</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Yadda saxlanıldı.</translation>
    </message>
</context>
<context>
    <name>Recurring</name>
    <message>
        <source>One person in several households</source>
        <translation>Bir şəxs bir neçə ailədə</translation>
    </message>
    <message>
        <source>One old home claimed several times</source>
        <translation>Bir köhnə ünvan bir neçə dəfə göstərilib</translation>
    </message>
    <message>
        <source>One old subscriber code, several households</source>
        <translation>Bir köhnə abonent kodu, bir neçə ailə</translation>
    </message>
    <message>
        <source>One code in several open applications</source>
        <translation>Bir abonent kodu bir neçə açıq müraciətdə</translation>
    </message>
    <message>
        <source>The same file for different people</source>
        <translation>Eyni fayl müxtəlif şəxslər üçün</translation>
    </message>
    <message>
        <source>One telephone, many applicants</source>
        <translation>Bir telefon, çox müraciət edən</translation>
    </message>
    <message>
        <source>Decisions outside office hours</source>
        <translation>İş saatından kənar qərarlar</translation>
    </message>
    <message>
        <source>there is a good reason</source>
        <translation>üzrlü səbəb var</translation>
    </message>
    <message>
        <source>an error, put right</source>
        <translation>səhvdir, düzəldilib</translation>
    </message>
    <message>
        <source>suspected, passed on</source>
        <translation>şübhəlidir, ötürülüb</translation>
    </message>
    <message>
        <source>its office is asked</source>
        <translation>idarəsindən soruşulub</translation>
    </message>
    <message>
        <source>Applications: %1</source>
        <translation>Müraciət: %1</translation>
    </message>
    <message>
        <source>Not decided yet, can still be stopped: %1</source>
        <translation>Hələ qərar yoxdur, dayandırmaq olar: %1</translation>
    </message>
    <message>
        <source>Offices: %1</source>
        <translation>İdarələr: %1</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>Sonuncu: %1</translation>
    </message>
    <message>
        <source>asked, not answered</source>
        <translation>soruşulub, cavab yoxdur</translation>
    </message>
    <message>
        <source>something new</source>
        <translation>yeni nəsə var</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>cavab gəlib</translation>
    </message>
    <message>
        <source>new</source>
        <translation>yeni</translation>
    </message>
    <message>
        <source>The words were erased with personal data.</source>
        <translation>Sözlər fərdi məlumatla birlikdə silinib.</translation>
    </message>
    <message>
        <source>Asked in %1: not answered yet</source>
        <translation>%1 müraciətində soruşulub: hələ cavab yoxdur</translation>
    </message>
    <message>
        <source>Asked in %1: answered by %2, in the application</source>
        <translation>%1 müraciətində soruşulub: %2 orada cavab verib</translation>
    </message>
</context>
<context>
    <name>RecurringPage</name>
    <message>
        <source>What recurs</source>
        <translation>Təkrarlananlar</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Müraciət</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Açıq</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Sonuncu</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Vəziyyət</translation>
    </message>
    <message>
        <source>Verdict…</source>
        <translation>Rəy ver…</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>Siyahıda göstər</translation>
    </message>
    <message>
        <source>The chosen one</source>
        <translation>Seçilən</translation>
    </message>
    <message>
        <source>That you look is logged. A mark is a question and no proof.</source>
        <translation>Baxdığınız jurnala yazılır. Nişan sualdır, sübut deyil.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Yenidən</translation>
    </message>
    <message>
        <source>To be judged</source>
        <translation>Rəy gözləyir</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Soruşulub</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Rəy verilib</translation>
    </message>
    <message>
        <source>Nothing that recurs is left to be judged.</source>
        <translation>Rəy gözləyən təkrarlanma yoxdur.</translation>
    </message>
    <message>
        <source>No office is asked.</source>
        <translation>Heç bir idarədən soruşulmayıb.</translation>
    </message>
    <message>
        <source>Nothing has been judged yet.</source>
        <translation>Hələ heç nəyə rəy verilməyib.</translation>
    </message>
    <message>
        <source>and %1 more: show them in the list</source>
        <translation>və daha %1: siyahıda göstərin</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Yazıldı.</translation>
    </message>
</context>
<context>
    <name>RefuseForm</name>
    <message>
        <source>Refuse the application</source>
        <translation>Müraciətdən imtina</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>İmtina et</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>What the citizen will read</source>
        <translation>Vətəndaşın oxuyacağı mətn</translation>
    </message>
    <message>
        <source>Left empty, each citizen reads the reason&apos;s own text with what is missing there</source>
        <translation>Boş qalsa, hər vətəndaş səbəbin öz mətnini və nəyin çatışmadığını oxuyacaq</translation>
    </message>
    <message>
        <source>Show the message</source>
        <translation>Bildirişi göstər</translation>
    </message>
    <message>
        <source>Messages to the citizen</source>
        <translation>Vətəndaşa bildirişlər</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Səbəbi seçin</translation>
    </message>
</context>
<context>
    <name>RegisterFilterForm</name>
    <message>
        <source>Filter of the register</source>
        <translation>Reyestrin süzgəci</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Göstər</translation>
    </message>
    <message>
        <source>Formed from</source>
        <translation>Verilib: bu gündən</translation>
    </message>
    <message>
        <source>Formed to</source>
        <translation>Verilib: bu günədək</translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Bütün idarələr</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>İdarə</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hamısını göstər</translation>
    </message>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>gg.aa.iiii</translation>
    </message>
</context>
<context>
    <name>RegisterList</name>
    <message>
        <source>Number, name, subscriber code, code, whole FIN…</source>
        <translation>Nömrə, ad, abonent kodu, kod, tam FİN…</translation>
    </message>
    <message>
        <source>Search the register</source>
        <translation>Reyestrdə axtar</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Süzgəc</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Çap</translation>
    </message>
    <message>
        <source>XLSX</source>
        <translation>XLSX</translation>
    </message>
    <message>
        <source>Save the register as XLSX or CSV</source>
        <translation>Reyestri XLSX və ya CSV kimi saxla</translation>
    </message>
    <message>
        <source>REGISTER</source>
        <translation>REYESTR</translation>
    </message>
    <message>
        <source>Register of certificates</source>
        <translation>Arayışların reyestri</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Məktubların reyestri</translation>
    </message>
    <message>
        <source>Nothing in the register fits. Try a part of the name or number.</source>
        <translation>Reyestrdə uyğun kağız yoxdur. Adın və ya nömrənin bir hissəsini yazın.</translation>
    </message>
    <message>
        <source>No letter has been formed yet.</source>
        <translation>Hələ heç bir məktub formalaşdırılmayıb.</translation>
    </message>
    <message>
        <source>No certificate has been formed yet.</source>
        <translation>Hələ arayış verilməyib.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Hamısı</translation>
    </message>
</context>
<context>
    <name>RegisterLookup</name>
    <message>
        <source>The register is being asked…</source>
        <translation>Reyestrdən soruşulur…</translation>
    </message>
    <message>
        <source>The register does not answer: write it down.</source>
        <translation>Reyestr cavab vermir: özünüz yazın.</translation>
    </message>
    <message>
        <source>The register does not know this FIN.</source>
        <translation>Reyestr bu FİN-i tanımır.</translation>
    </message>
    <message>
        <source>Filled in from the register.</source>
        <translation>Reyestrdən doldurulub.</translation>
    </message>
    <message>
        <source>The register says otherwise: %1</source>
        <translation>Reyestrdə başqa cürdür: %1</translation>
    </message>
    <message>
        <source>Billing is being asked…</source>
        <translation>Billinq sorğulanır…</translation>
    </message>
    <message>
        <source>Billing does not answer: write it down.</source>
        <translation>Billinq cavab vermir: əl ilə yazın.</translation>
    </message>
    <message>
        <source>Billing does not know this code.</source>
        <translation>Billinq bu kodu tanımır.</translation>
    </message>
    <message>
        <source>Filled in from billing.</source>
        <translation>Billinqdən doldurulub.</translation>
    </message>
    <message>
        <source>Billing says otherwise: %1</source>
        <translation>Billinqdə başqa cürdür: %1</translation>
    </message>
</context>
<context>
    <name>RegisterModel</name>
    <message>
        <source>Certificate</source>
        <translation>Arayış</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Məktub</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Sahibi</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Müraciət edən</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Abonent kodu</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>İdarə</translation>
    </message>
    <message>
        <source>Formed</source>
        <translation>Verilib</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>İcraçı</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>Çap edib</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Çap</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Vəziyyət</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Check of a letter, and the register</source>
        <translation>Məktubun yoxlanması və reyestr</translation>
    </message>
    <message>
        <source>Check of a certificate, and the register</source>
        <translation>Arayışın yoxlanması və reyestr</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O choose a file   Enter check   Ctrl+F search the register   Ctrl+P print   Ctrl+K commands   F1 help</source>
        <translation>Ctrl+Shift+O fayl seç   Enter yoxla   Ctrl+F reyestrdə axtar   Ctrl+P çap et   Ctrl+K əmrlər   F1 kömək</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>%1: ləğv et</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Ləğv et</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>The paper is no longer valid, whoever has it; its application can be opened again. This cannot be undone.</source>
        <translation>Kağız kimdə olursa olsun, etibarsız olur; müraciət yenidən açıla bilər. Bunu geri qaytarmaq olmur.</translation>
    </message>
    <message>
        <source>%1 wants it revoked since %2: %3</source>
        <translation>%1 ləğvini istəyib, %2: %3</translation>
    </message>
    <message>
        <source>%1 is revoked. The application can be opened again.</source>
        <translation>%1 ləğv edildi. Müraciət yenidən açıla bilər.</translation>
    </message>
    <message>
        <source>%1 is revoked once a second supervisor agrees: Revoke… by another one.</source>
        <translation>%1: ikinci rəhbər də “Ləğv et…” basanda ləğv olunacaq.</translation>
    </message>
    <message>
        <source>Save the act</source>
        <translation>Aktı saxla</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saxlanıldı: %1</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Fayl kimi saxla…</translation>
    </message>
</context>
<context>
    <name>RegisteredCard</name>
    <message>
        <source>REGISTERED</source>
        <translation>QEYDƏ ALINDI</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>Registered: %1</source>
        <translation>Qeydə alındı: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 aç</translation>
    </message>
</context>
<context>
    <name>RenewalCard</name>
    <message>
        <source>SENT AGAIN</source>
        <translation>YENİDƏN GÖNDƏRİLİB</translation>
    </message>
    <message>
        <source>%1, refused on %2</source>
        <translation>%1, %2 tarixində imtina edilib</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Yeni</translation>
    </message>
    <message>
        <source>no document</source>
        <translation>sənəd yoxdur</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Sahibi</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-poçt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Ünvan</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Köhnə ünvan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Şəxslər</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Reports</source>
        <translation>Hesabatlar</translation>
    </message>
    <message>
        <source>Show the paper</source>
        <translation>Səhifəni göstər</translation>
    </message>
    <message>
        <source>Report: the figures of the period</source>
        <translation>Hesabat: dövrün göstəriciləri</translation>
    </message>
    <message>
        <source>Applications, one in each row</source>
        <translation>Müraciətlər, hər sətirdə biri</translation>
    </message>
    <message>
        <source>Certificates, one in each row</source>
        <translation>Arayışlar, hər sətirdə biri</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Nə</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Bu gün</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Dünən</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Bu həftə</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Keçən həftə</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bu ay</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Keçən ay</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Bu il</translation>
    </message>
    <message>
        <source>From one day to another</source>
        <translation>Bir gündən o birinə</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Dövr</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>İlk gün</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Son gün</translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Bütün idarələr</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>İdarə</translation>
    </message>
    <message>
        <source>Your name and the time stand in the file, and in the log.</source>
        <translation>Adınız və vaxt həm faylda, həm də jurnalda göstərilir.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Fayl kimi saxla…</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>Son gün ilk gündən əvvəldir.</translation>
    </message>
    <message>
        <source>%1 rows are written…</source>
        <translation>%1 sətir yazılıb…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saxlanıldı: %1</translation>
    </message>
</context>
<context>
    <name>SampleLookForm</name>
    <message>
        <source>Second look: %1, %2</source>
        <translation>Qərara ikinci baxış: %1, %2</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Razıyam</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Qərar</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Qərarı verib</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Mətn</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Sənədlər</translation>
    </message>
    <message>
        <source>%1 of %2 fit</source>
        <translation>%2 sənəddən %1-i uyğundur</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Səbəbi seçin</translation>
    </message>
    <message>
        <source>If you do not agree: what is not right</source>
        <translation>Razı deyilsinizsə: nə düz deyil</translation>
    </message>
    <message>
        <source>In your own words (needed if you do not agree)</source>
        <translation>Öz sözlərinizlə (razı deyilsinizsə, mütləqdir)</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>Razı deyiləm</translation>
    </message>
</context>
<context>
    <name>SampleStrip</name>
    <message>
        <source>Second look at the decision</source>
        <translation>Qərara ikinci baxış</translation>
    </message>
    <message>
        <source>Awaited</source>
        <translation>Gözlənilir</translation>
    </message>
    <message>
        <source>Second look…</source>
        <translation>İkinci baxış…</translation>
    </message>
    <message>
        <source>This decision was picked for a second look</source>
        <translation>Bu qərar seçmə baxış üçün götürülüb</translation>
    </message>
    <message>
        <source>Second look at the decision: agrees</source>
        <translation>Qərara ikinci baxış: razıdır</translation>
    </message>
    <message>
        <source>Second look at the decision: does not agree</source>
        <translation>Qərara ikinci baxış: razı deyil</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>Qərarı verib: %1</translation>
    </message>
    <message>
        <source>picked %1</source>
        <translation>götürülüb: %1</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Change…</source>
        <translation>Dəyiş…</translation>
    </message>
    <message>
        <source>Keep the list as it is now in this view</source>
        <translation>Siyahının indiki halını bu görünüşdə saxla</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Shared by %1</source>
        <translation>Paylaşan: %1</translation>
    </message>
    <message>
        <source>Keep a copy of one&apos;s own…</source>
        <translation>Öz surətini saxla…</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>Scanner&apos;s folder…</source>
        <translation>Skaner qovluğu…</translation>
    </message>
    <message>
        <source>Scanner&apos;s folder</source>
        <translation>Skaner qovluğu</translation>
    </message>
    <message>
        <source>New scans are offered here, if you say where they lie.</source>
        <translation>Skanerin qovluğunu göstərsəniz, yeni skanlar burada təklif olunar.</translation>
    </message>
    <message>
        <source>The scanner&apos;s folder is not there: %1</source>
        <translation>Skaner qovluğu yerində yoxdur: %1</translation>
    </message>
    <message>
        <source>Scanned last:</source>
        <translation>Son skanlar:</translation>
    </message>
    <message>
        <source>No new scans.</source>
        <translation>Yeni skan yoxdur.</translation>
    </message>
</context>
<context>
    <name>SecondLook</name>
    <message>
        <source>Second look</source>
        <translation>İkinci baxış</translation>
    </message>
    <message>
        <source>Second look: %1 awaited</source>
        <translation>İkinci baxış: %1 gözlənilir</translation>
    </message>
    <message>
        <source>Second look awaited</source>
        <translation>İkinci baxış gözlənilir</translation>
    </message>
    <message>
        <source>Weighing %1/%2</source>
        <translation>Əsaslandırma %1/%2</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Təsdiq</translation>
    </message>
    <message>
        <source>%1 awaited</source>
        <translation>%1 gözlənilir</translation>
    </message>
    <message>
        <source>Second look: agrees</source>
        <translation>İkinci baxış: razıdır</translation>
    </message>
    <message>
        <source>Second look: does not agree</source>
        <translation>İkinci baxış: razı deyil</translation>
    </message>
</context>
<context>
    <name>SecondLookForm</name>
    <message>
        <source>Second look: %1, %2</source>
        <translation>İkinci baxış: %1, %2</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Razıyam</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Tapıntı</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Səbəb</translation>
    </message>
    <message>
        <source>What you say to it (needed if you do not agree)</source>
        <translation>Rəy (razı deyilsinizsə, məcburidir)</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>Razı deyiləm</translation>
    </message>
</context>
<context>
    <name>ServerSignIn</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>İstifadəçi adı</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Parol</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>Bu kompüterdə yadda saxla</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Daxil ol</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Qoşulur…</translation>
    </message>
</context>
<context>
    <name>SettingsOfOffice</name>
    <message>
        <source>yes</source>
        <translation>bəli</translation>
    </message>
    <message>
        <source>no</source>
        <translation>xeyr</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Qiymət</translation>
    </message>
    <message>
        <source>Of your organisation alone; the other one has its own.</source>
        <translation>Yalnız öz təşkilatınıza aiddir; o biri təşkilatın öz qaydası var.</translation>
    </message>
    <message>
        <source>The words of a paper are the program&apos;s; names and addresses stand under “Letterhead”, the act of a letter under “Legal bases”. A paper that is out keeps what was printed.</source>
        <translation>Sənədin sözləri proqramındır; ad və ünvanlar “Blank və ad”da, məktubun aktı “Hüquqi əsaslar”dadır. Verilmiş sənəd çap olunduğu kimi qalır.</translation>
    </message>
    <message>
        <source>A working day begins</source>
        <translation>İş günü başlayır</translation>
    </message>
    <message>
        <source>A working day, and with it a term, ends</source>
        <translation>İş günü və icra müddəti bitir</translation>
    </message>
    <message>
        <source>Minutes until an untouched desk locks</source>
        <translation>Toxunulmayan pəncərə neçə dəqiqəyə kilidlənir</translation>
    </message>
    <message>
        <source>The clock stands while the citizen is awaited</source>
        <translation>Vətəndaş gözlənilərkən müddət dayanır</translation>
    </message>
    <message>
        <source>Working days after which citizens are asked again</source>
        <translation>Vətəndaşa neçə iş günündən sonra xatırladılır</translation>
    </message>
    <message>
        <source>Days on which billing is asked whether it is paid</source>
        <translation>Ödənişi billinqdən neçə gün soruşulur</translation>
    </message>
    <message>
        <source>Reports that leave by themselves</source>
        <translation>Özü göndərilən hesabatlar</translation>
    </message>
    <message>
        <source>Decisions of a hundred that get a second look</source>
        <translation>Yüz qərardan ikinci baxışa gedən</translation>
    </message>
    <message>
        <source>Citizens confirm their mobile number</source>
        <translation>Vətəndaş mobil nömrəsini təsdiqləyir</translation>
    </message>
    <message>
        <source>Applications that one person is to hold</source>
        <translation>Bir əməkdaşda olmalı müraciət sayı</translation>
    </message>
    <message>
        <source>Days for which a certificate may be used</source>
        <translation>Arayış neçə gün yararlıdır</translation>
    </message>
    <message>
        <source>Two supervisors revoke a certificate or letter</source>
        <translation>Arayışı və məktubu iki rəhbər ləğv edir</translation>
    </message>
    <message>
        <source>Office hours are counted from %1.</source>
        <translation>İş saatlarının başlanğıcı: %1.</translation>
    </message>
    <message>
        <source>Terms end at %1 of their last day. The day stays as promised.</source>
        <translation>Müddətlər son günün bu saatında bitir: %1. Vətəndaşa deyilən gün dəyişmir.</translation>
    </message>
    <message>
        <source>After %1 minutes without a touch of keyboard or mouse it locks.</source>
        <translation>Klaviaturaya və siçana %1 dəqiqə toxunulmasa, kilidlənir.</translation>
    </message>
    <message>
        <source>It never locks by itself.</source>
        <translation>Özü heç vaxt kilidlənmir.</translation>
    </message>
    <message>
        <source>Days of waiting for the citizen join the term.</source>
        <translation>Vətəndaşın gözlənildiyi günlər müddətə əlavə olunur.</translation>
    </message>
    <message>
        <source>The term runs on while the citizen is awaited.</source>
        <translation>Vətəndaş gözlənilərkən də müddət gedir.</translation>
    </message>
    <message>
        <source>Asked again after so many working days: %1.</source>
        <translation>Neçə iş günündən sonra xatırladılır: %1.</translation>
    </message>
    <message>
        <source>Nobody is asked again.</source>
        <translation>Heç kimə xatırladılmır.</translation>
    </message>
    <message>
        <source>Every morning for %1 days; the citizen is told once it is paid.</source>
        <translation>%1 gün hər səhər; ödəniləndə vətəndaşa bir dəfə bildirilir.</translation>
    </message>
    <message>
        <source>Billing is not asked.</source>
        <translation>Billinqdən soruşulmur.</translation>
    </message>
    <message>
        <source>%1 of a hundred decisions are looked at by somebody else.</source>
        <translation>Yüz qərardan %1-nə başqa əməkdaş baxır.</translation>
    </message>
    <message>
        <source>None is looked at.</source>
        <translation>Heç birinə baxılmır.</translation>
    </message>
    <message>
        <source>day, week or month, the time, addresses: %1</source>
        <translation>gün, həftə və ya ay (day, week, month), saat, ünvanlar: %1</translation>
    </message>
    <message>
        <source>No report leaves by itself.</source>
        <translation>Heç bir hesabat özü göndərilmir.</translation>
    </message>
    <message>
        <source>Who holds more than %1 has too much; less than half, too little.</source>
        <translation>%1-dən çox olan həddən artıq yüklüdür; yarısından az olan az yüklüdür.</translation>
    </message>
    <message>
        <source>It is in force until a second supervisor agrees.</source>
        <translation>İkinci rəhbər razılaşanadək qüvvədədir.</translation>
    </message>
    <message>
        <source>One supervisor revokes it by a reason.</source>
        <translation>Bir rəhbər səbəb göstərib ləğv edir.</translation>
    </message>
    <message>
        <source>At the citizens&apos; pages a code by SMS confirms the number.</source>
        <translation>Vətəndaş səhifələrində nömrə SMS ilə gələn kodla təsdiqlənir.</translation>
    </message>
    <message>
        <source>The number is taken as it was written.</source>
        <translation>Nömrə yazıldığı kimi götürülür.</translation>
    </message>
    <message>
        <source>A certificate is valid as long as nobody revokes it.</source>
        <translation>Arayış ləğv edilməyənədək etibarlıdır.</translation>
    </message>
    <message>
        <source>A certificate of today, %1, is valid until %2; from %3 on it is expired.</source>
        <translation>Bu gün, %1 verilən arayış %2-dək etibarlıdır; %3-dən vaxtı keçmiş sayılır.</translation>
    </message>
    <message>
        <source>It changes nothing for open applications.</source>
        <translation>Açıq müraciətlərə təsir etmir.</translation>
    </message>
    <message numerus="yes">
        <source>%n open term(s) end at another hour; no citizen is told.</source>
        <translation>
            <numerusform>%n açıq müraciətin müddəti başqa saatda bitir; vətəndaşlara bildiriş getmir.</numerusform>
            <numerusform>%n açıq müraciətin müddəti başqa saatda bitir; vətəndaşlara bildiriş getmir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are late at once.</source>
        <translation>
            <numerusform>Onlardan %n dərhal gecikmiş olur.</numerusform>
            <numerusform>Onlardan %n dərhal gecikmiş olur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are in time again.</source>
        <translation>
            <numerusform>Onlardan %n yenidən vaxtındadır.</numerusform>
            <numerusform>Onlardan %n yenidən vaxtındadır.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) that are out expire at once.</source>
        <translation>
            <numerusform>Verilmiş %n arayışın vaxtı dərhal keçir.</numerusform>
            <numerusform>Verilmiş %n arayışın vaxtı dərhal keçir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired certificate(s) are valid again.</source>
        <translation>
            <numerusform>Vaxtı keçmiş %n arayış yenidən etibarlı olur.</numerusform>
            <numerusform>Vaxtı keçmiş %n arayış yenidən etibarlı olur.</numerusform>
        </translation>
    </message>
    <message>
        <source>It changes nothing for certificates that are out.</source>
        <translation>Verilmiş arayışlara təsir etmir.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Find a setting…</source>
        <translation>Parametr axtar…</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Parametr axtar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Parametrlər</translation>
    </message>
    <message>
        <source>Name in Azerbaijani</source>
        <translation>Adı azərbaycanca</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Adı ingiliscə</translation>
    </message>
    <message>
        <source>Name in Russian</source>
        <translation>Adı rusca</translation>
    </message>
    <message>
        <source>Text in Azerbaijani, which citizens read</source>
        <translation>Azərbaycanca mətn: vətəndaş bunu oxuyur</translation>
    </message>
    <message>
        <source>Text in English</source>
        <translation>İngiliscə mətn</translation>
    </message>
    <message>
        <source>Text in Russian</source>
        <translation>Rusca mətn</translation>
    </message>
    <message>
        <source>May stand in a text: %1</source>
        <translation>Mətndə ola bilər: %1</translation>
    </message>
    <message>
        <source>From now on a second person must agree before it is approved.</source>
        <translation>Bundan sonra təsdiqdən əvvəl ikinci əməkdaş razılaşmalıdır.</translation>
    </message>
    <message>
        <source>The holder&apos;s reason is enough. What waits already goes on waiting.</source>
        <translation>İcraçının səbəbi kifayətdir. Artıq gözləyənlər gözləməkdə qalır.</translation>
    </message>
    <message>
        <source>A second person must agree</source>
        <translation>İkinci əməkdaş razılaşmalıdır</translation>
    </message>
    <message>
        <source>Of a finding: whatever the reason. Of a reason: whatever the finding.</source>
        <translation>Tapıntı üçün: səbəb nə olursa olsun. Səbəb üçün: tapıntı nə olursa olsun.</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>tapıntı</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>səbəb</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>tələb olunur</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>My work</source>
        <translation>Mənim işlərim</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Cavab gözləyən</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>İkinci baxış</translation>
    </message>
    <message>
        <source>Decisions to look at</source>
        <translation>Seçmə baxış</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Gecikmiş</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Bu gün bitən</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Hamısı</translation>
    </message>
    <message>
        <source>Take the next one</source>
        <translation>Növbətini icraya götür</translation>
    </message>
    <message>
        <source>Lists and pages</source>
        <translation>Siyahılar və səhifələr</translation>
    </message>
    <message>
        <source>MY WORK</source>
        <translation>İŞLƏRİM</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>DEADLINE</source>
        <translation>İCRA MÜDDƏTİ</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Xəbərdarlıqlar</translation>
    </message>
    <message>
        <source>CITIZENS</source>
        <translation>VƏTƏNDAŞLAR</translation>
    </message>
    <message>
        <source>At the counter…</source>
        <translation>Qəbulda müraciət…</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Portal paketləri…</translation>
    </message>
    <message>
        <source>Undelivered messages</source>
        <translation>Çatmayan bildirişlər</translation>
    </message>
    <message>
        <source>DEPARTURES</source>
        <translation>KÖÇ</translation>
    </message>
    <message>
        <source>Lists of departures</source>
        <translation>Köç siyahıları</translation>
    </message>
    <message>
        <source>SUPERVISION</source>
        <translation>NƏZARƏT</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Göstəricilər</translation>
    </message>
    <message>
        <source>What recurs</source>
        <translation>Təkrarlananlar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Parametrlər</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Yoxlama</translation>
    </message>
    <message>
        <source>CERTIFICATES</source>
        <translation>ARAYIŞLAR</translation>
    </message>
    <message>
        <source>LETTERS</source>
        <translation>MƏKTUBLAR</translation>
    </message>
    <message>
        <source>Register of certificates</source>
        <translation>Arayışların reyestri</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Məktubların reyestri</translation>
    </message>
    <message>
        <source>SAVED</source>
        <translation>SAXLANMIŞ</translation>
    </message>
    <message>
        <source>%1 — the right mouse button or the menu key changes it</source>
        <translation>%1 — sağ düymə və ya menyu düyməsi ilə dəyişdirilir</translation>
    </message>
    <message>
        <source>late and told of: %1</source>
        <translation>müddəti keçib, xəbər verilib: %1</translation>
    </message>
    <message>
        <source>%1: %2, answered: %3</source>
        <translation>%1: %2, cavab gəlib: %3</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Account</source>
        <translation>İstifadəçi adı</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Parol</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>Bu kompüterdə yadda saxla</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Daxil ol</translation>
    </message>
</context>
<context>
    <name>SmsParts</name>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n hissə</numerusform>
            <numerusform>%n hissə</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>Findings to weigh: %1</source>
        <translation>Əsaslandırılmalı tapıntılar: %1</translation>
    </message>
    <message>
        <source>Debt: %1</source>
        <translation>Borc: %1</translation>
    </message>
    <message>
        <source>No debt</source>
        <translation>Borc yoxdur</translation>
    </message>
    <message>
        <source>Billing is being asked</source>
        <translation>Billinqdən soruşulur</translation>
    </message>
    <message>
        <source>Document %1 of %2</source>
        <translation>Sənəd %1 / %2</translation>
    </message>
    <message>
        <source>The document is on the whole screen</source>
        <translation>Sənəd bütün ekrandadır</translation>
    </message>
    <message>
        <source>The document is in the window</source>
        <translation>Sənəd pəncərədədir</translation>
    </message>
    <message>
        <source>New findings: %1</source>
        <translation>Yeni tapıntılar: %1</translation>
    </message>
    <message>
        <source>%1 of %2 documents judged</source>
        <translation>Baxılmış sənədlər: %1 / %2</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>J/K choose   Enter open   Ctrl+Enter approve   Ctrl+K commands   F1 help</source>
        <translation>J/K seç   Enter aç   Ctrl+Enter təsdiqlə   Ctrl+K əmrlər   F1 kömək</translation>
    </message>
    <message>
        <source>Database: connected</source>
        <translation>Məlumat bazası: qoşulub</translation>
    </message>
    <message>
        <source>Database: not connected</source>
        <translation>Məlumat bazası: əlaqə yoxdur</translation>
    </message>
    <message>
        <source>·   Unsent messages: %1</source>
        <translation>·   Göndərilməmiş bildiriş: %1</translation>
    </message>
</context>
<context>
    <name>TakingForm</name>
    <message>
        <source>List of a departure: %1</source>
        <translation>Köç siyahısı: %1</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Qəbul et</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>List № %1: %2 households, %3 people</source>
        <translation>Siyahı № %1: %2 ailə, %3 nəfər</translation>
    </message>
    <message>
        <source>Whoever takes it in looks at everybody in it: that is written down. The people of the list are erased some time after it is closed.</source>
        <translation>Siyahını qəbul edən oradakı hər kəsə baxmış olur: bu, jurnala yazılır. Siyahı bağlanandan bir müddət sonra adamların məlumatı silinir.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not fit. Nothing was taken in: have the file put right.</source>
        <translation>
            <numerusform>%n yer uyğun deyil. Heç nə qəbul edilmədi: faylı düzəltdirin.</numerusform>
            <numerusform>%n yer uyğun deyil. Heç nə qəbul edilmədi: faylı düzəltdirin.</numerusform>
        </translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>Nə uyğun deyil</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>Sətir %1, %2: %3</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Yeni: %1</translation>
    </message>
    <message>
        <source>No longer in it: %1</source>
        <translation>Artıq siyahıda yoxdur: %1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Dəyişib: %1</translation>
    </message>
    <message>
        <source>Nothing is different from the list that is there.</source>
        <translation>Mövcud siyahıdan fərqi yoxdur.</translation>
    </message>
</context>
<context>
    <name>TermsKind</name>
    <message>
        <source>Working days of a term</source>
        <translation>İcra müddəti, iş günü</translation>
    </message>
    <message>
        <source>Working days of a special investigation</source>
        <translation>Xüsusi araşdırma ilə, iş günü</translation>
    </message>
    <message>
        <source>For what is submitted from (05.12.2026)</source>
        <translation>Hansı gündən veriləcək müraciətlər üçün (05.12.2026)</translation>
    </message>
    <message>
        <source>At most %1 working days, by the law on citizens&apos; applications. Open applications keep the term that was promised. Without a day: what was to come is taken away.</source>
        <translation>Vətəndaşların müraciətləri haqqında qanuna görə ən çoxu %1 iş günü. Açıq müraciətlərin vəd olunmuş müddəti dəyişmir. Gün yazılmasa, gözlənilən qayda silinir.</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1 iş günü</translation>
    </message>
    <message>
        <source>from %1: %2 working days</source>
        <translation>%1-dən %2 iş günü</translation>
    </message>
    <message>
        <source>Submitted on %1: to be decided by %2.</source>
        <translation>%1 verilən müraciətə %2-dək qərar verilir.</translation>
    </message>
    <message>
        <source>With a special investigation: by %1.</source>
        <translation>Xüsusi araşdırma ilə: %1-dək.</translation>
    </message>
    <message>
        <source>It changes nothing for open applications.</source>
        <translation>Açıq müraciətlərə təsir etmir.</translation>
    </message>
    <message>
        <source>as the e-service says</source>
        <translation>e-xidmətin təsvirindəki kimi</translation>
    </message>
    <message>
        <source>%1, from %2 on %3</source>
        <translation>%1, %2-dən %3</translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>Show the message</source>
        <translation>Bildirişi göstər</translation>
    </message>
</context>
<context>
    <name>ThumbnailStrip</name>
    <message>
        <source>Pages</source>
        <translation>Səhifələr</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Page %1</source>
        <translation>Səhifə %1</translation>
    </message>
</context>
<context>
    <name>TimingsPane</name>
    <message>
        <source>Workplace</source>
        <translation>İş yeri</translation>
    </message>
    <message>
        <source>What is waited for</source>
        <translation>Nə gözlənilir</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Dəfə</translation>
    </message>
    <message>
        <source>Half within</source>
        <translation>Yarısı</translation>
    </message>
    <message>
        <source>19 of 20 within</source>
        <translation>20-dən 19-u</translation>
    </message>
    <message>
        <source>Meant to be</source>
        <translation>Hədəf</translation>
    </message>
    <message>
        <source>Speed of the desks</source>
        <translation>İş yerlərinin sürəti</translation>
    </message>
    <message>
        <source>Each desk counts how long its clerk waits, and writes the counts down every twenty minutes. A workplace is called by lot; nobody&apos;s name is kept, and what is older than %1 days goes. A time is the bound of a step: it was not longer than that.</source>
        <translation>Hər iş yeri əməkdaşın nə qədər gözlədiyini sayır və sayları iyirmi dəqiqədən bir yazır. İş yerinin adı təsadüfidir, heç kimin adı saxlanmır, %1 gündən köhnə olan silinir. Göstərilən vaxt pillənin sərhədidir: bundan çox çəkməyib.</translation>
    </message>
    <message>
        <source>This workplace: %1</source>
        <translation>Bu iş yeri: %1</translation>
    </message>
    <message>
        <source>Nothing has been noted yet.</source>
        <translation>Hələ heç nə yazılmayıb.</translation>
    </message>
    <message>
        <source>%1 (this one)</source>
        <translation>%1 (bu)</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>yavaş</translation>
    </message>
    <message>
        <source>an application opens</source>
        <translation>müraciət açılır</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>siyahı</translation>
    </message>
    <message>
        <source>a search or a filter</source>
        <translation>axtarış və ya süzgəc</translation>
    </message>
    <message>
        <source>a document&apos;s first page</source>
        <translation>sənədin ilk səhifəsi</translation>
    </message>
    <message>
        <source>the printer takes it</source>
        <translation>printer qəbul edir</translation>
    </message>
    <message>
        <source>over %1 s</source>
        <translation>%1 s-dən çox</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>UndeliveredPage</name>
    <message>
        <source>Citizen</source>
        <translation>Vətəndaş</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Müraciət</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Bildiriş</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Nə baş verib</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Nə vaxtdan</translation>
    </message>
    <message>
        <source>Citizen reached</source>
        <translation>Vətəndaşa çatıb</translation>
    </message>
    <message>
        <source>Messages that did not arrive</source>
        <translation>Çatmayan bildirişlər</translation>
    </message>
    <message>
        <source>Only whom nobody has reached: to be called</source>
        <translation>Yalnız xəbər tutmayanlar: zəng edilməlidir</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Təkrar göndər</translation>
    </message>
    <message>
        <source>Open the application</source>
        <translation>Müraciəti aç</translation>
    </message>
    <message>
        <source>Every message has arrived or is on its way.</source>
        <translation>Bütün bildirişlər çatıb və ya yoldadır.</translation>
    </message>
    <message>
        <source>In the opened application “Amend…” corrects the number and “Call…” writes down that you have called.</source>
        <translation>Açılan müraciətdə “Düzəliş et…” nömrəni düzəldir, “Zəng…” isə zəng etdiyinizi qeyd edir.</translation>
    </message>
    <message>
        <source>by call</source>
        <translation>zənglə</translation>
    </message>
    <message>
        <source>by another message</source>
        <translation>başqa bildirişlə</translation>
    </message>
    <message>
        <source>no</source>
        <translation>yox</translation>
    </message>
    <message>
        <source>%1: the message is sent again.</source>
        <translation>%1: bildiriş təkrar göndərilir.</translation>
    </message>
</context>
<context>
    <name>UndoToast</name>
    <message>
        <source>Take back</source>
        <translation>Geri qaytar</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back, for %1 seconds.</source>
        <translation>Geri qaytarmaq: Ctrl+Z, %1 saniyə ərzində.</translation>
    </message>
    <message>
        <source>Take back (Ctrl+Z) · %1 s</source>
        <translation>Geri qaytar (Ctrl+Z) · %1 s</translation>
    </message>
</context>
<context>
    <name>VerdictForm</name>
    <message>
        <source>The document does not fit</source>
        <translation>Sənəd uyğun deyil</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>Nəyi uyğun deyil</translation>
    </message>
</context>
<context>
    <name>ViewForm</name>
    <message>
        <source>Keep as a view</source>
        <translation>Görünüş kimi saxla</translation>
    </message>
    <message>
        <source>Change the view</source>
        <translation>Görünüşü dəyiş</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Yadda saxla</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Sütunlar</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>İcra müddəti</translation>
    </message>
    <message>
        <source>E-service</source>
        <translation>E-xidmət</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>İcraçı</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Şöbə</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Göndərilib</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Abonent kodu</translation>
    </message>
    <message>
        <source>Everybody in the organisation has it</source>
        <translation>Təşkilatda hamı görür</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Opening…</source>
        <translation>Açılır…</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Sənəd</translation>
    </message>
    <message>
        <source>The document is on the whole screen.</source>
        <translation>Sənəd tam ekranda göstərilir.</translation>
    </message>
    <message>
        <source>Bring it back here</source>
        <translation>Buraya qaytar</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>səhifə %1</translation>
    </message>
</context>
<context>
    <name>ViewerHead</name>
    <message>
        <source>More tools</source>
        <translation>Digər alətlər</translation>
    </message>
</context>
<context>
    <name>ViewerTools</name>
    <message>
        <source>Show or hide the strip of pages (T)</source>
        <translation>Səhifələr zolağını göstər və ya gizlət (T)</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Sənəddə axtar</translation>
    </message>
    <message>
        <source>Previous page (Page up)</source>
        <translation>Əvvəlki səhifə (Page Up)</translation>
    </message>
    <message>
        <source>Next page (Page down)</source>
        <translation>Növbəti səhifə (Page Down)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kiçilt (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Böyüt (+)</translation>
    </message>
    <message>
        <source>Fit the whole page (0)</source>
        <translation>Bütün səhifəni sığdır (0)</translation>
    </message>
    <message>
        <source>Fit the width (W)</source>
        <translation>Eninə sığdır (W)</translation>
    </message>
    <message>
        <source>Turn (R)</source>
        <translation>Döndər (R)</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>Parlaqlıq və kontrast</translation>
    </message>
    <message>
        <source>Show or hide the stated data beside the page (D)</source>
        <translation>Bildirilən məlumatı səhifənin yanında göstər və ya gizlət (D)</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Tam ekran (F11)</translation>
    </message>
    <message>
        <source>Leave the full screen (Esc)</source>
        <translation>Tam ekrandan çıx (Esc)</translation>
    </message>
</context>
<context>
    <name>WarningsKind</name>
    <message>
        <source>Whoever holds it: office hours before the term</source>
        <translation>İcraçıya: müddətdən neçə iş saatı əvvəl</translation>
    </message>
    <message>
        <source>Supervisors: office hours before the term</source>
        <translation>Rəhbərə: müddətdən neçə iş saatı əvvəl</translation>
    </message>
    <message>
        <source>Others by e-mail: office hours after the term</source>
        <translation>Müddət keçəndən neçə iş saatı sonra</translation>
    </message>
    <message>
        <source>Who gets the supervisors&apos; warning by e-mail</source>
        <translation>Rəhbər xəbərdarlığı kimlərin e-poçtuna gedir</translation>
    </message>
    <message>
        <source>Who gets an e-mail when the term has passed</source>
        <translation>Müddət keçəndə kimlərin e-poçtuna gedir</translation>
    </message>
    <message>
        <source>0: nobody is warned. E-mails name applications by their numbers alone, each term once.</source>
        <translation>0 — xəbərdarlıq edilmir. E-poçtda yalnız müraciətlərin nömrələri olur, hər müddət haqqında bir dəfə yazılır.</translation>
    </message>
    <message>
        <source>An application whose term ends on %1:</source>
        <translation>Müddəti %1 bitən müraciət:</translation>
    </message>
    <message>
        <source>from %1 its holder sees it</source>
        <translation>%1 — icraçı görür</translation>
    </message>
    <message>
        <source>from %1 supervisors see it</source>
        <translation>%1 — rəhbər görür</translation>
    </message>
    <message>
        <source>and an e-mail goes to %1</source>
        <translation>və e-poçt gedir: %1</translation>
    </message>
    <message>
        <source>from %1, undecided, it stands in red before supervisors</source>
        <translation>%1 — hələ qərar yoxdursa, rəhbərdə qırmızı görünür</translation>
    </message>
    <message>
        <source>nobody is warned</source>
        <translation>heç kimə xəbərdarlıq edilmir</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 saat</translation>
    </message>
</context>
<context>
    <name>WeighForm</name>
    <message>
        <source>Reasons for the findings</source>
        <translation>Tapıntıların əsaslandırılması</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Səbəbi seçin</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Öz sözlərinizlə</translation>
    </message>
    <message>
        <source>%1: in your own words</source>
        <translation>%1: öz sözlərinizlə</translation>
    </message>
    <message>
        <source>whoever may</source>
        <translation>kim baxa bilirsə</translation>
    </message>
    <message>
        <source>A second person looks at it before it is approved. Ask:</source>
        <translation>Təsdiqdən əvvəl ikinci əməkdaş baxır. Kimdən istənilsin:</translation>
    </message>
    <message>
        <source>Write and send to the second look</source>
        <translation>Yaz və ikinci baxışa göndər</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Join an office</source>
        <translation>İdarəyə qoşulmaq</translation>
    </message>
    <message>
        <source>Your office has a server. Its name, your account and a first password are given to you by the administrator.</source>
        <translation>İdarənizin serveri var. Onun adını, hesabınızı və ilk parolu sizə inzibatçı verir.</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>Qoşul…</translation>
    </message>
    <message>
        <source>One workstation</source>
        <translation>Bir iş yeri</translation>
    </message>
    <message>
        <source>Everything lies in a file on this computer. You make the first account, the administrator&apos;s, with a password of your own.</source>
        <translation>Hər şey bu kompüterdəki bir faylda saxlanılır. İlk hesabı, yəni inzibatçının hesabını, öz parolunuzla siz yaradırsınız.</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Qur…</translation>
    </message>
    <message>
        <source>Try the sample office</source>
        <translation>Nümunə idarəsini sınamaq</translation>
    </message>
    <message>
        <source>People, applications and documents are samples. Nothing that you do there reaches a citizen.</source>
        <translation>Adamlar, müraciətlər və sənədlər nümunədir. Orada etdiyiniz heç nə vətəndaşa çatmır.</translation>
    </message>
    <message>
        <source>Open the sample office</source>
        <translation>Nümunə idarəsini aç</translation>
    </message>
    <message>
        <source>How do you want to work?</source>
        <translation>Necə işləmək istəyirsiniz?</translation>
    </message>
    <message>
        <source>This is asked once; trying the samples decides nothing.</source>
        <translation>Bu, bir dəfə soruşulur; nümunəni sınamaq heç nəyi həll etmir.</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>Not valid: %1</source>
        <translation>Düzgün deyil: %1</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>Sahəni təmizlə</translation>
    </message>
</context>
<context>
    <name>WithdrawalCard</name>
    <message>
        <source>WITHDRAWAL</source>
        <translation>GERİ GÖTÜRMƏ</translation>
    </message>
    <message>
        <source>The citizen asked on %1 to withdraw it.</source>
        <translation>Vətəndaş %1 tarixində müraciəti geri götürməyi xahiş edib.</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Geri götür…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>New</source>
        <translation>Yeni</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>İcrada olan</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>İcra olunmuş</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ləğv olunmuş</translation>
    </message>
    <message>
        <source>IDP application</source>
        <translation>Məcburi köçkün müraciəti</translation>
    </message>
    <message>
        <source>Certificate of no debt</source>
        <translation>Borcsuzluq arayışı</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Qəbul</translation>
    </message>
    <message>
        <source>E-signature</source>
        <translation>E-imza</translation>
    </message>
    <message>
        <source>Portal password</source>
        <translation>Portal parolu</translation>
    </message>
    <message>
        <source>Settling at a new address</source>
        <translation>Yeni ünvanda məskunlaşma</translation>
    </message>
    <message>
        <source>Change in the family</source>
        <translation>Ailə tərkibinin dəyişməsi</translation>
    </message>
    <message>
        <source>First registration</source>
        <translation>İlk qeydiyyat</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Digər</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Qeydə alındı</translation>
    </message>
    <message>
        <source>Taken into work</source>
        <translation>İcraya götürüldü</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>İcradan buraxıldı</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Həvalə edildi</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Yönləndirildi</translation>
    </message>
    <message>
        <source>Investigation set</source>
        <translation>Araşdırma təyin edildi</translation>
    </message>
    <message>
        <source>Citizen asked</source>
        <translation>Vətəndaşdan istənildi</translation>
    </message>
    <message>
        <source>Citizen answered</source>
        <translation>Vətəndaş cavab verdi</translation>
    </message>
    <message>
        <source>Amended</source>
        <translation>Düzəliş edildi</translation>
    </message>
    <message>
        <source>Citizen added a document</source>
        <translation>Vətəndaş sənəd əlavə etdi</translation>
    </message>
    <message>
        <source>Document judged</source>
        <translation>Sənədə rəy</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>İkinci baxış</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Qeyd</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Zəng</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Təsdiqləndi</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Qərar geri qaytarıldı</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Yenidən açıldı</translation>
    </message>
    <message>
        <source>Routed</source>
        <translation>Şöbəyə yönləndirildi</translation>
    </message>
    <message>
        <source>Term moved</source>
        <translation>İcra müddəti dəyişdi</translation>
    </message>
    <message>
        <source>Personal data erased</source>
        <translation>Fərdi məlumat silinib</translation>
    </message>
    <message>
        <source>One person&apos;s data erased</source>
        <translation>Bir şəxsin məlumatı silinib</translation>
    </message>
    <message>
        <source>Billing answered</source>
        <translation>Billinqin cavabı</translation>
    </message>
    <message>
        <source>Did not answer</source>
        <translation>Cavab yoxdur</translation>
    </message>
    <message>
        <source>Certificate formed</source>
        <translation>Arayış formalaşdırıldı</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Əvəz olunub</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Ləğv edilib</translation>
    </message>
    <message>
        <source>Printed, copy</source>
        <translation>Çap edildi, nüsxə</translation>
    </message>
    <message>
        <source>To be revoked, says</source>
        <translation>Ləğvi istənilib</translation>
    </message>
    <message>
        <source>Printed sheet</source>
        <translation>Çap vərəqi</translation>
    </message>
    <message>
        <source>the citizen has lost it</source>
        <translation>vətəndaş itirib</translation>
    </message>
    <message>
        <source>the sheet is spoiled</source>
        <translation>vərəq korlanıb</translation>
    </message>
    <message>
        <source>handed in at a second place</source>
        <translation>ikinci yerə təqdim edilir</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>başqa səbəb</translation>
    </message>
    <message>
        <source>Picked for a second look</source>
        <translation>Seçmə baxış üçün götürülüb</translation>
    </message>
    <message>
        <source>Second look at the decision</source>
        <translation>Qərara ikinci baxış</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>sənədlər</translation>
    </message>
    <message>
        <source>the person or the address</source>
        <translation>şəxs və ya ünvan</translation>
    </message>
    <message>
        <source>the debt</source>
        <translation>borc</translation>
    </message>
    <message>
        <source>the rule or the reason does not fit</source>
        <translation>qayda və ya səbəb uyğun deyil</translation>
    </message>
    <message>
        <source>what the citizen was told</source>
        <translation>vətəndaşa yazılan mətn</translation>
    </message>
    <message>
        <source>came out</source>
        <translation>çıxıb</translation>
    </message>
    <message>
        <source>spoiled</source>
        <translation>korlanıb</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>itib</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Bildiriş</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-poçt</translation>
    </message>
    <message>
        <source>Investigation</source>
        <translation>Araşdırma</translation>
    </message>
    <message>
        <source>Something is asked for</source>
        <translation>Əlavə məlumat istənilir</translation>
    </message>
    <message>
        <source>Pay, then print</source>
        <translation>Ödəyin, sonra çap edin</translation>
    </message>
    <message>
        <source>Can be printed</source>
        <translation>Çap edilə bilər</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Növbədə</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Göndərilib</translation>
    </message>
    <message>
        <source>Written to a file</source>
        <translation>Fayla yazılıb</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Çatdırılıb</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Çatdırılmayıb</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Qeyri-müəyyən</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Ləğv edilib</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Qüvvədədir</translation>
    </message>
    <message>
        <source>Time is over</source>
        <translation>Müddəti bitib</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>qaydasındadır</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>diqqət</translation>
    </message>
    <message>
        <source>not in order</source>
        <translation>qaydasında deyil</translation>
    </message>
    <message>
        <source>note</source>
        <translation>qeyd</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>yoxlanmayıb</translation>
    </message>
    <message>
        <source>The seal&apos;s own certificate was revoked</source>
        <translation>Möhürün sertifikatı ləğv olunub</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Danışıldı</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Səhv nömrə</translation>
    </message>
    <message>
        <source>Call back later</source>
        <translation>Sonra zəng et</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Eyni şəxs</translation>
    </message>
    <message>
        <source>Same old address</source>
        <translation>Eyni köhnə ünvan</translation>
    </message>
    <message>
        <source>Same subscriber code</source>
        <translation>Eyni abonent kodu</translation>
    </message>
    <message>
        <source>Same file</source>
        <translation>Eyni fayl</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Əməkdaş</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Rəhbər</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>İnzibatçı</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Borc</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Baxış</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>İcra</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Köhnə ünvan</translation>
    </message>
    <message>
        <source>New subscriber code</source>
        <translation>Yeni abonent kodu</translation>
    </message>
    <message>
        <source>Owner&apos;s name</source>
        <translation>Sahibin adı</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>İstehlakçı qrupu</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Abonent kodu</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Ünvan</translation>
    </message>
    <message>
        <source>There is no subscriber code</source>
        <translation>Abonent kodu yoxdur</translation>
    </message>
    <message>
        <source>The certificate cannot be formed</source>
        <translation>Arayış formalaşdırıla bilmir</translation>
    </message>
    <message>
        <source>Withdrawn by the citizen</source>
        <translation>Vətəndaş geri götürüb</translation>
    </message>
    <message>
        <source>Citizen asks to withdraw it</source>
        <translation>Vətəndaş geri götürməyi xahiş edir</translation>
    </message>
    <message>
        <source>To be weighed</source>
        <translation>Tapıntı</translation>
    </message>
    <message>
        <source>Not to be weighed any more</source>
        <translation>Tapıntı aradan qalxıb</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Əsaslandırılıb</translation>
    </message>
    <message>
        <source>a person registered elsewhere</source>
        <translation>qeydiyyatdakı şəxs başqa müraciətdə də var</translation>
    </message>
    <message>
        <source>the old code elsewhere</source>
        <translation>köhnə abonent kodu başqa müraciətdə də var</translation>
    </message>
    <message>
        <source>the old address elsewhere</source>
        <translation>köhnə ünvan başqa müraciətdə də var</translation>
    </message>
    <message>
        <source>the code in another open application</source>
        <translation>abonent kodu üzrə başqa açıq müraciət var</translation>
    </message>
    <message>
        <source>an important note</source>
        <translation>əhəmiyyətli qeyd</translation>
    </message>
    <message>
        <source>another holder at billing</source>
        <translation>sahib billinqdəki abonentdən fərqlidir</translation>
    </message>
    <message>
        <source>deceased according to the register</source>
        <translation>reyestrə görə şəxs vəfat edib</translation>
    </message>
    <message>
        <source>the same file of another person</source>
        <translation>eyni fayl başqa şəxs üçün təqdim olunub</translation>
    </message>
    <message>
        <source>a FIN unknown to the register</source>
        <translation>reyestr FİN-i tanımır</translation>
    </message>
    <message>
        <source>the register says otherwise</source>
        <translation>məlumat reyestrdən fərqlidir</translation>
    </message>
    <message>
        <source>an expired document</source>
        <translation>vəsiqənin müddəti bitib</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>müqayisə olunmayıb</translation>
    </message>
    <message>
        <source>inheritance</source>
        <translation>vərəsəlik</translation>
    </message>
    <message>
        <source>sold, the account not moved yet</source>
        <translation>alqı-satqı, abonent hələ dəyişdirilməyib</translation>
    </message>
    <message>
        <source>a power of attorney</source>
        <translation>etibarnamə təqdim olunub</translation>
    </message>
    <message>
        <source>spelled otherwise, the same person</source>
        <translation>yazılış fərqi, eyni şəxsdir</translation>
    </message>
    <message>
        <source>the original was seen</source>
        <translation>sənədin əslinə baxılıb</translation>
    </message>
    <message>
        <source>cleared up by telephone</source>
        <translation>telefonla dəqiqləşdirilib</translation>
    </message>
    <message>
        <source>the other application is old or wrong</source>
        <translation>digər müraciət köhnədir və ya səhvdir</translation>
    </message>
    <message>
        <source>has left that household</source>
        <translation>həmin ailədən ayrılıb</translation>
    </message>
    <message>
        <source>cleared up with the State Committee</source>
        <translation>Dövlət Komitəsi ilə dəqiqləşdirilib</translation>
    </message>
    <message>
        <source>a document readable in part</source>
        <translation>sənədin bir hissəsi oxunmur</translation>
    </message>
</context>
<context>
    <name>YearView</name>
    <message>
        <source>Year</source>
        <translation>İl</translation>
    </message>
</context>
<context>
    <name>_Chips</name>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>%n iş günü gecikib</numerusform>
            <numerusform>%n iş günü gecikib</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation>
            <numerusform>%n saat gecikib</numerusform>
            <numerusform>%n saat gecikib</numerusform>
        </translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Gecikib</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n saat qalıb</numerusform>
            <numerusform>%n saat qalıb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n dəqiqə qalıb</numerusform>
            <numerusform>%n dəqiqə qalıb</numerusform>
        </translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Bu gün %1</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n iş günü</numerusform>
            <numerusform>%n iş günü</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Group</name>
    <message>
        <source>%1: shared with %2 other applications, the newest %3 of %4</source>
        <translation>%1: daha %2 müraciət, ən yenisi %3, %4</translation>
    </message>
    <message>
        <source>Show each</source>
        <translation>Hər birini göstər</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Diqqət</translation>
    </message>
</context>
<context>
    <name>_Hits</name>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <translation>
            <numerusform>Daha göstər (%n qalıb)</numerusform>
            <numerusform>Daha göstər (%n qalıb)</numerusform>
        </translation>
    </message>
</context>
</TS>
