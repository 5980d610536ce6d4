<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>About</name>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>About ClerkDesk</source>
        <translation>О программе ClerkDesk</translation>
    </message>
    <message>
        <source>What happens in the program stands in its log, without anybody&apos;s name. Who is shown a fault with a number finds it there.</source>
        <translation>Что происходит в программе, записано в её журнале без чьих-либо имён. Ошибка, показанная с номером, находится там.</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>Открыть папку журнала</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Лицензии…</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Лицензии</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>AbsenceForm</name>
    <message>
        <source>On leave</source>
        <translation>В отпуске</translation>
    </message>
    <message>
        <source>Ill</source>
        <translation>Болеет</translation>
    </message>
    <message>
        <source>On a trip</source>
        <translation>В командировке</translation>
    </message>
    <message>
        <source>Not at work</source>
        <translation>Не на работе</translation>
    </message>
    <message>
        <source>Who is not at work</source>
        <translation>Кого нет на работе</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Записать</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) held</source>
        <translation>
            <numerusform>%n обращение</numerusform>
            <numerusform>%n обращения</numerusform>
            <numerusform>%n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <translation>С какого дня</translation>
    </message>
    <message>
        <source>To, included</source>
        <translation>По какой день, включая его</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>From, and to which day included</source>
        <translation>С какого по какой день, оба включая</translation>
    </message>
    <message>
        <source>Note (never what ails somebody)</source>
        <translation>Примечание (без названия болезни)</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>Уже на работе</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Отменить запись</translation>
    </message>
    <message>
        <source>Everybody is at work.</source>
        <translation>Все на работе.</translation>
    </message>
    <message>
        <source>It is noted that %1 is not at work.</source>
        <translation>Записано, что %1 не на работе.</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Refuse…</source>
        <translation>Отказать…</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Вернуть в очередь</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Print certificate</source>
        <translation>Печать справки</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять в работу</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Утвердить</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Ещё…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Поручить…</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>Переслать…</translation>
    </message>
    <message>
        <source>Special investigation…</source>
        <translation>Специальная проверка…</translation>
    </message>
    <message>
        <source>Ask the citizen…</source>
        <translation>Запросить у гражданина…</translation>
    </message>
    <message>
        <source>The citizen has answered</source>
        <translation>Гражданин ответил</translation>
    </message>
    <message>
        <source>Amend…</source>
        <translation>Исправить…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Заметка…</translation>
    </message>
    <message>
        <source>Call…</source>
        <translation>Звонок…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Открыть заново…</translation>
    </message>
    <message>
        <source>Second look…</source>
        <translation>Второй взгляд…</translation>
    </message>
    <message>
        <source>Second look at the decision…</source>
        <translation>Проверить решение…</translation>
    </message>
    <message>
        <source>Extract for a court…</source>
        <translation>Выписка для суда…</translation>
    </message>
    <message>
        <source>Print letter</source>
        <translation>Печать письма</translation>
    </message>
    <message>
        <source>Still to weigh: %1</source>
        <translation>Осталось обосновать: %1</translation>
    </message>
    <message>
        <source>second looks awaited: %1</source>
        <translation>ожидается вторых взглядов: %1</translation>
    </message>
</context>
<context>
    <name>AmendForm</name>
    <message>
        <source>Amend</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>The applicant states that there is no subscriber code</source>
        <translation>Заявитель сообщает, что кода абонента нет</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>The account&apos;s code is now %1: use it</source>
        <translation>Код счёта теперь %1: вписать его</translation>
    </message>
    <message>
        <source>Now there: %1</source>
        <translation>Сейчас там: %1</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Drop a paper&apos;s PDF, or type its number and code: what it is worth stands here. The file stays on this computer.</source>
        <translation>Перетащите PDF документа или введите номер и код: ответ появится здесь. Файл не покидает этот компьютер.</translation>
    </message>
    <message>
        <source>WHAT WAS CHECKED</source>
        <translation>ЧТО ПРОВЕРЕНО</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Что проверено</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Аннулировать…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>Save the act</source>
        <translation>Сохранить акт</translation>
    </message>
    <message>
        <source>Compare with the original</source>
        <translation>Сравнить с оригиналом</translation>
    </message>
    <message>
        <source>Open the application</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Open the newer one</source>
        <translation>Открыть новую</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Напечатать ещё раз</translation>
    </message>
    <message>
        <source>The paper is being checked…</source>
        <translation>Бумага проверяется…</translation>
    </message>
    <message>
        <source>checked: %1</source>
        <translation>проверено: %1</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>Возможно</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>Действует: %1</translation>
    </message>
    <message>
        <source>No certificate has been issued with this number and code</source>
        <translation>С этим номером и кодом справка не выдавалась</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) differ from the stored original</source>
        <translation>
            <numerusform>%n строка отличается от хранящегося оригинала</numerusform>
            <numerusform>%n строки отличаются от хранящегося оригинала</numerusform>
            <numerusform>%n строк отличаются от хранящегося оригинала</numerusform>
        </translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Целостность</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Цепочка</translation>
    </message>
    <message>
        <source>List of revocations</source>
        <translation>Список аннулированных</translation>
    </message>
    <message>
        <source>QR and code</source>
        <translation>QR и код</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Реестр</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Долг</translation>
    </message>
</context>
<context>
    <name>ApplicationTab</name>
    <message>
        <source>This district is outside the area the office serves (Naxçıvan): check whether the application belongs here.</source>
        <translation>Этот район вне территории обслуживания (Нахчыван): проверьте, относится ли обращение сюда.</translation>
    </message>
    <message>
        <source>Billing knows this account under another code now: %1. “Amend” offers it, and the debt is then asked for it.</source>
        <translation>Биллинг знает этот счёт теперь под другим кодом: %1. «Исправить…» предлагает его, и долг запрашивается по нему.</translation>
    </message>
    <message>
        <source>Completed; the citizen&apos;s message waits for billing&apos;s answer.</source>
        <translation>Исполнено; сообщение гражданину ждёт ответа биллинга.</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Отказано: %1</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Внимание</translation>
    </message>
    <message>
        <source>OBJECT</source>
        <translation>ОБЪЕКТ</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Прежний адрес</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Новый адрес</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source> (from billing)</source>
        <translation> (из биллинга)</translation>
    </message>
    <message>
        <source> (amended)</source>
        <translation> (исправлено)</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Код абонента</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Собственник</translation>
    </message>
    <message>
        <source>Owner&apos;s FIN</source>
        <translation>ФИН собственника</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>REGISTERED PERSONS</source>
        <translation>ЗАРЕГИСТРИРОВАННЫЕ ЛИЦА</translation>
    </message>
    <message>
        <source>also in %1</source>
        <translation>также в %1</translation>
    </message>
    <message>
        <source>another name in the register: %1</source>
        <translation>в реестре другое имя: %1</translation>
    </message>
    <message>
        <source>in the register, IDP</source>
        <translation>есть в реестре, вынужденный переселенец</translation>
    </message>
    <message>
        <source>in the register, not an IDP</source>
        <translation>есть в реестре, не вынужденный переселенец</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>ещё не запрошено</translation>
    </message>
    <message>
        <source>%1: %2%3 of %4, %5, %6 (%7)</source>
        <translation>%1: %2%3 от %4, %5, %6 (%7)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>It belongs to another office.</source>
        <translation>Относится к другому отделу.</translation>
    </message>
    <message>
        <source>APPLICANT</source>
        <translation>ЗАЯВИТЕЛЬ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>ФИН</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Мобильный</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>Поступило через</translation>
    </message>
    <message>
        <source>Waiting for the citizen since %1: %2</source>
        <translation>С %1 ждём от гражданина: %2</translation>
    </message>
    <message>
        <source>The citizen has answered on %1: look at the new documents.</source>
        <translation>Гражданин ответил %1: посмотрите новые документы.</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Правовое основание</translation>
    </message>
</context>
<context>
    <name>ApprovalForm</name>
    <message numerus="yes">
        <source>Approve %n household(s)</source>
        <translation>
            <numerusform>Утвердить %n семью</numerusform>
            <numerusform>Утвердить %n семьи</numerusform>
            <numerusform>Утвердить %n семей</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Утвердить</translation>
    </message>
    <message>
        <source>Take all back</source>
        <translation>Вернуть всё назад</translation>
    </message>
    <message>
        <source>Billing is asked again for each; each is decided by itself.</source>
        <translation>По каждой семье биллинг запрашивается заново; решение по каждой отдельное.</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Семьи</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Billing is asked…</source>
        <translation>Запрашивается биллинг…</translation>
    </message>
    <message>
        <source>%1 — approved</source>
        <translation>%1 — утверждено</translation>
    </message>
    <message>
        <source>%1 of %2 approved; not possible: %3</source>
        <translation>Утверждено %1 из %2; не удалось: %3</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) taken back.</source>
        <translation>
            <numerusform>%n утверждение отменено.</numerusform>
            <numerusform>%n утверждения отменены.</numerusform>
            <numerusform>%n утверждений отменено.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — taken back</source>
        <translation>%1 — отменено</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>One application</source>
        <translation>Одно обращение</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Application&apos;s number</source>
        <translation>Номер обращения</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Open the application</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Write an application&apos;s number: who saw it and who did what are shown in the order of time.</source>
        <translation>Введите номер обращения: кто его видел и кто что сделал, по порядку времени.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что сделано</translation>
    </message>
    <message>
        <source>Who saw it</source>
        <translation>Кто видел</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Кто что сделал</translation>
    </message>
    <message>
        <source>WHO SAW IT</source>
        <translation>КТО ВИДЕЛ</translation>
    </message>
    <message>
        <source>WHO DID WHAT</source>
        <translation>КТО ЧТО СДЕЛАЛ</translation>
    </message>
    <message>
        <source>%1: seen %2 times by %3 people, %4 entries of history.</source>
        <translation>%1: просмотров %2, сотрудников %3, записей истории %4.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Портал</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>открыл</translation>
    </message>
    <message>
        <source>worked on it</source>
        <translation>работал над ним</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>искал</translation>
    </message>
    <message>
        <source>read by command</source>
        <translation>прочитал командой</translation>
    </message>
    <message>
        <source>took it into work</source>
        <translation>взял в работу</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>напечатал</translation>
    </message>
    <message>
        <source>printed again</source>
        <translation>напечатал ещё раз</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>последний %n день</numerusform>
            <numerusform>последние %n дня</numerusform>
            <numerusform>последние %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Имя входа</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Открыл</translation>
    </message>
    <message>
        <source>Acted on</source>
        <translation>Работал</translation>
    </message>
    <message>
        <source>Opened without acting</source>
        <translation>Открыл без работы</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Поиски</translation>
    </message>
    <message>
        <source>Lists of departures</source>
        <translation>Списки переездов</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Замечание</translation>
    </message>
    <message>
        <source>What people opened</source>
        <translation>Кто сколько открыл</translation>
    </message>
    <message>
        <source>Whoever opens far more applications than colleagues do without acting on them is marked. A mark is a question and no proof.</source>
        <translation>Отмечается тот, кто открывает без работы намного больше обращений, чем коллеги. Отметка — вопрос, а не доказательство.</translation>
    </message>
    <message>
        <source>WHAT PEOPLE OPENED</source>
        <translation>КТО СКОЛЬКО ОТКРЫЛ</translation>
    </message>
    <message>
        <source>stands out: %1 (colleagues: %2)</source>
        <translation>выделяется: %1 (у коллег: %2)</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Администрирование</translation>
    </message>
</context>
<context>
    <name>BalanceForm</name>
    <message>
        <source>Share work out: %1</source>
        <translation>Распределить работу: %1</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>What its holder has open now, and what waits for the citizen, stays. Drafts go along with the application. Both see each move, and the history says why.</source>
        <translation>То, что исполнитель сейчас открыл, и то, что ждёт гражданина, остаётся. Черновики переходят вместе с обращением. Передачу видят оба, в истории записана причина.</translation>
    </message>
    <message>
        <source>Reason (one for all)</source>
        <translation>Причина (одна на все)</translation>
    </message>
    <message numerus="yes">
        <source>Proposed: %n application(s) go</source>
        <translation>
            <numerusform>Предлагается: %n обращение</numerusform>
            <numerusform>Предлагается: %n обращения</numerusform>
            <numerusform>Предлагается: %n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>From people: %1, to people: %2.</source>
        <translation>От людей: %1, к людям: %2.</translation>
    </message>
    <message>
        <source>There is nothing to be shared out.</source>
        <translation>Распределять нечего.</translation>
    </message>
    <message>
        <source>Of what is due next, late without and with it: %1 → %2</source>
        <translation>Опоздает из ближайшего срока, до и после: %1 → %2</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>ОТ КОГО</translation>
    </message>
    <message>
        <source>TO</source>
        <translation>КОМУ</translation>
    </message>
    <message numerus="yes">
        <source>Move %n application(s)</source>
        <translation>
            <numerusform>Передать %n обращение</numerusform>
            <numerusform>Передать %n обращения</numerusform>
            <numerusform>Передать %n обращений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List of %n application(s)</source>
        <translation>
            <numerusform>Список: %n обращение</numerusform>
            <numerusform>Список: %n обращения</numerusform>
            <numerusform>Список: %n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>Now → then / norm %1</source>
        <translation>Сейчас → потом / норма %1</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никто</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message numerus="yes">
        <source>%n of them</source>
        <translation>
            <numerusform>%n из них</numerusform>
            <numerusform>%n из них</numerusform>
            <numerusform>%n из них</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, what is due first</source>
        <translation>
            <numerusform>%n с ближайшим сроком</numerusform>
            <numerusform>%n с ближайшим сроком</numerusform>
            <numerusform>%n с ближайшим сроком</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s)</source>
        <translation>
            <numerusform>%n остаётся</numerusform>
            <numerusform>%n остаются</numerusform>
            <numerusform>%n остаются</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrightnessPopup</name>
    <message>
        <source>Brightness</source>
        <translation>Яркость</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Контраст</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Как есть</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Take</source>
        <translation>Взять в работу</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Вернуть в очередь</translation>
    </message>
    <message>
        <source>One reason fits applications of one e-service only. Choose those of one.</source>
        <translation>Одна причина подходит обращениям только одной э-услуги. Выберите обращения одной услуги.</translation>
    </message>
    <message numerus="yes">
        <source>Assign %n application(s)</source>
        <translation>
            <numerusform>Назначить %n обращение</numerusform>
            <numerusform>Назначить %n обращения</numerusform>
            <numerusform>Назначить %n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Возвращено</translation>
    </message>
    <message numerus="yes">
        <source>Forward %n application(s)</source>
        <translation>
            <numerusform>Переслать %n обращение</numerusform>
            <numerusform>Переслать %n обращения</numerusform>
            <numerusform>Переслать %n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Переслать</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message numerus="yes">
        <source>Refuse %n application(s)</source>
        <translation>
            <numerusform>Отказать по %n обращению</numerusform>
            <numerusform>Отказать по %n обращениям</numerusform>
            <numerusform>Отказать по %n обращениям</numerusform>
        </translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отказать</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Take</source>
        <translation>Взять в работу</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Вернуть в очередь</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Назначить…</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>Переслать…</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Отказать…</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) selected</source>
        <translation>
            <numerusform>выбрано %n обращение</numerusform>
            <numerusform>выбрано %n обращения</numerusform>
            <numerusform>выбрано %n обращений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Take all back</source>
        <translation>Вернуть все</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Обращения</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) taken back.</source>
        <translation>
            <numerusform>%n обращение возвращено.</numerusform>
            <numerusform>%n обращения возвращены.</numerusform>
            <numerusform>%n обращений возвращено.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — done</source>
        <translation>%1 — сделано</translation>
    </message>
    <message>
        <source>%1 of %2; not possible: %3</source>
        <translation>%1 из %2; невозможно: %3</translation>
    </message>
</context>
<context>
    <name>CalendarHistory</name>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1 и ещё %2</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Отмена: %1</translation>
    </message>
    <message>
        <source>as without a decision</source>
        <translation>как без решения</translation>
    </message>
    <message>
        <source>another ground</source>
        <translation>другое основание</translation>
    </message>
</context>
<context>
    <name>CalendarImport</name>
    <message>
        <source>Days of an act</source>
        <translation>Дни по акту</translation>
    </message>
    <message>
        <source>Take into the draft</source>
        <translation>В черновик</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Акт</translation>
    </message>
    <message>
        <source>Day and kind on each line, as a spreadsheet copies them</source>
        <translation>В каждой строке день и его вид, как копируется из таблицы</translation>
    </message>
    <message>
        <source>From a CSV file…</source>
        <translation>Из файла CSV…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>By the act</source>
        <translation>По акту</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Отличия</translation>
    </message>
    <message>
        <source>Days that become others: %1. As they are already: %2.</source>
        <translation>Меняются дней: %1. Уже такие: %2.</translation>
    </message>
    <message>
        <source>The table changes no day.</source>
        <translation>Таблица не меняет ни одного дня.</translation>
    </message>
</context>
<context>
    <name>CalendarLegend</name>
    <message>
        <source>Holiday</source>
        <translation>Праздник</translation>
    </message>
    <message>
        <source>Moved day off</source>
        <translation>Перенесённый выходной</translation>
    </message>
    <message>
        <source>Worked day off</source>
        <translation>Рабочий выходной</translation>
    </message>
    <message>
        <source>Mourning</source>
        <translation>Траур</translation>
    </message>
</context>
<context>
    <name>CalendarPane</name>
    <message>
        <source>Import from an act…</source>
        <translation>Импорт из акта…</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>Предыдущий год</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>Следующий год</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>рабочих дней</translation>
    </message>
    <message>
        <source>Saved. Terms that move now: %1.</source>
        <translation>Сохранено. Сейчас сдвигается сроков: %1.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Сохранено.</translation>
    </message>
</context>
<context>
    <name>CalendarWords</name>
    <message>
        <source>January</source>
        <translation>Январь</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Февраль</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Март</translation>
    </message>
    <message>
        <source>April</source>
        <translation>Апрель</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Май</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Июнь</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Июль</translation>
    </message>
    <message>
        <source>August</source>
        <translation>Август</translation>
    </message>
    <message>
        <source>September</source>
        <translation>Сентябрь</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Октябрь</translation>
    </message>
    <message>
        <source>November</source>
        <translation>Ноябрь</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Декабрь</translation>
    </message>
    <message>
        <source>Mo</source>
        <translation>Пн</translation>
    </message>
    <message>
        <source>Tu</source>
        <translation>Вт</translation>
    </message>
    <message>
        <source>We</source>
        <translation>Ср</translation>
    </message>
    <message>
        <source>Th</source>
        <translation>Чт</translation>
    </message>
    <message>
        <source>Fr</source>
        <translation>Пт</translation>
    </message>
    <message>
        <source>Sa</source>
        <translation>Сб</translation>
    </message>
    <message>
        <source>Su</source>
        <translation>Вс</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>понедельник</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>вторник</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>среда</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>четверг</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>пятница</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>суббота</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>воскресенье</translation>
    </message>
    <message>
        <source>%1 January %2</source>
        <translation>%1 января %2</translation>
    </message>
    <message>
        <source>%1 February %2</source>
        <translation>%1 февраля %2</translation>
    </message>
    <message>
        <source>%1 March %2</source>
        <translation>%1 марта %2</translation>
    </message>
    <message>
        <source>%1 April %2</source>
        <translation>%1 апреля %2</translation>
    </message>
    <message>
        <source>%1 May %2</source>
        <translation>%1 мая %2</translation>
    </message>
    <message>
        <source>%1 June %2</source>
        <translation>%1 июня %2</translation>
    </message>
    <message>
        <source>%1 July %2</source>
        <translation>%1 июля %2</translation>
    </message>
    <message>
        <source>%1 August %2</source>
        <translation>%1 августа %2</translation>
    </message>
    <message>
        <source>%1 September %2</source>
        <translation>%1 сентября %2</translation>
    </message>
    <message>
        <source>%1 October %2</source>
        <translation>%1 октября %2</translation>
    </message>
    <message>
        <source>%1 November %2</source>
        <translation>%1 ноября %2</translation>
    </message>
    <message>
        <source>%1 December %2</source>
        <translation>%1 декабря %2</translation>
    </message>
    <message>
        <source>Working day</source>
        <translation>Рабочий</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Перенос</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Праздник</translation>
    </message>
    <message>
        <source>Day of mourning</source>
        <translation>Траур</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>рабочий день</translation>
    </message>
    <message>
        <source>moved day off</source>
        <translation>перенесённый выходной</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>праздник</translation>
    </message>
    <message>
        <source>day of mourning</source>
        <translation>день траура</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>выходной</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>не сохранено</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Позвонить снова</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>О чём говорили</translation>
    </message>
</context>
<context>
    <name>Caravans</name>
    <message>
        <source>Completed</source>
        <translation>Исполнено</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Замечание</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Ready to approve</source>
        <translation>Готово к утверждению</translation>
    </message>
    <message>
        <source>With a finding</source>
        <translation>Есть замечание</translation>
    </message>
    <message>
        <source>No application yet</source>
        <translation>Обращения нет</translation>
    </message>
    <message>
        <source>Nobody of this household has applied to your offices.</source>
        <translation>Из этой семьи в ваши отделы никто не обращался.</translation>
    </message>
    <message>
        <source>%1: also in %2.</source>
        <translation>%1: указан и в обращении %2.</translation>
    </message>
    <message>
        <source>%1: twice in the list.</source>
        <translation>%1: в списке дважды.</translation>
    </message>
</context>
<context>
    <name>CaravansPage</name>
    <message>
        <source>J/K household   Space choose   Enter open   Ctrl+Enter approve those chosen   Esc lists   F1 help</source>
        <translation>J/K семья   Пробел отметить   Enter открыть   Ctrl+Enter утвердить отмеченные   Esc списки   F1 помощь</translation>
    </message>
    <message>
        <source>Take a list in…</source>
        <translation>Принять список…</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Населённый пункт</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>День переезда</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Семьи</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Принят</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кем</translation>
    </message>
    <message>
        <source>Lists of departures</source>
        <translation>Списки переездов</translation>
    </message>
    <message>
        <source>There is no list. Take in the file that the Committee has sent: XLSX or CSV, one row a person.</source>
        <translation>Списков нет. Примите файл, присланный Комитетом: XLSX или CSV, в каждой строке один человек.</translation>
    </message>
    <message>
        <source>To the lists</source>
        <translation>К спискам</translation>
    </message>
    <message>
        <source>Renew the list…</source>
        <translation>Обновить список…</translation>
    </message>
    <message>
        <source>XLSX</source>
        <translation>XLSX</translation>
    </message>
    <message>
        <source>Save the households as XLSX or CSV</source>
        <translation>Сохранить семьи как XLSX или CSV</translation>
    </message>
    <message>
        <source>Departure is over…</source>
        <translation>Переезд завершён…</translation>
    </message>
    <message>
        <source>%1 households · %2 people · Committee&apos;s list № %3</source>
        <translation>%1 семей · %2 чел. · список Комитета № %3</translation>
    </message>
    <message>
        <source>%1 of %2 households completed, %3</source>
        <translation>Исполнено %1 из %2 семей, %3</translation>
    </message>
    <message numerus="yes">
        <source>was %n day(s) ago</source>
        <translation>
            <numerusform>был %n день назад</numerusform>
            <numerusform>был %n дня назад</numerusform>
            <numerusform>был %n дней назад</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>остался %n рабочий день</numerusform>
            <numerusform>осталось %n рабочих дня</numerusform>
            <numerusform>осталось %n рабочих дней</numerusform>
        </translation>
    </message>
    <message>
        <source>The Committee&apos;s list</source>
        <translation>Список Комитета</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv)</source>
        <translation>Списки (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>XLSX (*.xlsx);;CSV (*.csv)</source>
        <translation>XLSX (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 сохранён.</translation>
    </message>
    <message>
        <source>The departure is over</source>
        <translation>Переезд завершён</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Закрыть список</translation>
    </message>
    <message>
        <source>Nobody works with the list any more, and its people are erased some time later. This cannot be undone.</source>
        <translation>Со списком больше не работают, а данные людей через некоторое время стираются. Отменить это нельзя.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>No verdict yet</source>
        <translation>Заключения ещё нет</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Подходит</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>Не подходит</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Совпадает</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Отличается</translation>
    </message>
    <message>
        <source>Could not be compared</source>
        <translation>Сравнить не удалось</translation>
    </message>
</context>
<context>
    <name>CaseController</name>
    <message>
        <source>The open application is not in sight: go back to it first.</source>
        <translation>Открытого заявления не видно: сначала вернитесь к нему.</translation>
    </message>
    <message>
        <source>The decision is taken back.</source>
        <translation>Решение отозвано.</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>Second look awaited</source>
        <translation>Ожидается второй взгляд</translation>
    </message>
    <message>
        <source>Comparison and debt beside the document (D)</source>
        <translation>Сверка и долг рядом с документом (D)</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Долг</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>The parts of the application</source>
        <translation>Части заявления</translation>
    </message>
    <message>
        <source>Subscriber code %1</source>
        <translation>Код абонента %1</translation>
    </message>
    <message>
        <source>Why this date?</source>
        <translation>Почему эта дата?</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Отзыв</translation>
    </message>
</context>
<context>
    <name>CaseSteps</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Nothing here awaits a second look.</source>
        <translation>Здесь ничто не ждёт второго взгляда.</translation>
    </message>
    <message>
        <source>%1: your second look is written down.</source>
        <translation>%1: ваш второй взгляд записан.</translation>
    </message>
    <message>
        <source>%1 is completed.</source>
        <translation>%1: исполнено.</translation>
    </message>
    <message>
        <source>%1 waits for a second look.</source>
        <translation>%1 ждёт второго взгляда.</translation>
    </message>
    <message>
        <source>%1 is refused.</source>
        <translation>%1: отказано.</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть заново</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Special investigation</source>
        <translation>Специальная проверка</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Reason (the citizen reads it)</source>
        <translation>Причина (её прочтёт гражданин)</translation>
    </message>
    <message>
        <source>The term becomes five working days, and the citizen is told.</source>
        <translation>Срок становится пять рабочих дней, гражданин получит сообщение.</translation>
    </message>
    <message>
        <source>Ask the citizen</source>
        <translation>Запросить у гражданина</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>What is needed (the citizen reads it)</source>
        <translation>Что нужно (прочтёт гражданин)</translation>
    </message>
    <message>
        <source>The message to the citizen is queued.</source>
        <translation>Сообщение гражданину поставлено в очередь.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Переслать</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Поручить</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>%1 is assigned.</source>
        <translation>%1: поручено.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Одобрить</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>The extract is being made…</source>
        <translation>Выписка создаётся…</translation>
    </message>
    <message>
        <source>The letter is being formed…</source>
        <translation>Письмо о решении формируется…</translation>
    </message>
    <message>
        <source>The debt is being checked…</source>
        <translation>Долг проверяется…</translation>
    </message>
    <message>
        <source>Extract of %1</source>
        <translation>%1: выписка из дела</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>History of changes</source>
        <translation>История изменений</translation>
    </message>
    <message>
        <source>HISTORY OF CHANGES</source>
        <translation>ИСТОРИЯ ИЗМЕНЕНИЙ</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Изменений пока не было.</translation>
    </message>
    <message>
        <source>The newest</source>
        <translation>Последние</translation>
    </message>
    <message>
        <source>All (%1)</source>
        <translation>Все (%1)</translation>
    </message>
    <message>
        <source>not in force</source>
        <translation>не действует</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>RECEIVED AND DECIDED</source>
        <translation>ПОСТУПИЛО И РЕШЕНО</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Поступило</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>Received and decided, day by day</source>
        <translation>Поступило и решено по дням</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Таблицей</translation>
    </message>
    <message>
        <source>As a chart</source>
        <translation>Диаграммой</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>Поступило %1</translation>
    </message>
    <message>
        <source>%1 decided</source>
        <translation>Решено %1</translation>
    </message>
    <message numerus="yes">
        <source>The queue in %n day(s): %1</source>
        <translation>
            <numerusform>Очередь за %n день: %1</numerusform>
            <numerusform>Очередь за %n дня: %1</numerusform>
            <numerusform>Очередь за %n дней: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>in time %1 %</source>
        <translation>в срок %1 %</translation>
    </message>
    <message>
        <source>half within %1</source>
        <translation>половина за %1</translation>
    </message>
    <message>
        <source>nine of ten within %1</source>
        <translation>девять из десяти за %1</translation>
    </message>
    <message numerus="yes">
        <source>%n reopened</source>
        <translation>
            <numerusform>%n открыто заново</numerusform>
            <numerusform>%n открыто заново</numerusform>
            <numerusform>%n открыто заново</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n отменено</numerusform>
            <numerusform>%n отменено</numerusform>
            <numerusform>%n отменено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>citizen asked %n time(s)</source>
        <translation>
            <numerusform>гражданина спросили %n раз</numerusform>
            <numerusform>гражданина спросили %n раза</numerusform>
            <numerusform>гражданина спросили %n раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>debt found at printing %n time(s)</source>
        <translation>
            <numerusform>долг при печати найден %n раз</numerusform>
            <numerusform>долг при печати найден %n раза</numerusform>
            <numerusform>долг при печати найден %n раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) failed</source>
        <translation>
            <numerusform>не доставлено %n сообщение</numerusform>
            <numerusform>не доставлено %n сообщения</numerusform>
            <numerusform>не доставлено %n сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>Decided on %1</source>
        <translation>Решено %1</translation>
    </message>
    <message>
        <source>Received on %1</source>
        <translation>Поступило %1</translation>
    </message>
</context>
<context>
    <name>CheckInput</name>
    <message>
        <source>WHAT IS CHECKED</source>
        <translation>ЧТО ПРОВЕРЯЕТСЯ</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>Номер справки</translation>
    </message>
    <message>
        <source>Number of the letter</source>
        <translation>Номер письма</translation>
    </message>
    <message>
        <source>Verification code</source>
        <translation>Код проверки</translation>
    </message>
    <message>
        <source>A scanner works here, too: it types the QR code and Enter by itself.</source>
        <translation>Сканер тоже работает: он сам вводит QR-код и Enter.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>A certificate&apos;s PDF</source>
        <translation>PDF справки</translation>
    </message>
    <message>
        <source>The number has the form %1.</source>
        <translation>Номер имеет вид %1.</translation>
    </message>
    <message>
        <source>Type the code of the paper, too.</source>
        <translation>Введите и код с бумаги.</translation>
    </message>
    <message>
        <source>The code has a slip: compare it with the paper, letter by letter.</source>
        <translation>В коде ошибка: сверьте его с бумагой по буквам.</translation>
    </message>
</context>
<context>
    <name>CheckPane</name>
    <message>
        <source>Enlarge</source>
        <translation>Увеличить</translation>
    </message>
    <message>
        <source>PAPER</source>
        <translation>БУМАГА</translation>
    </message>
</context>
<context>
    <name>ChoiceForm</name>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Choose in the list</source>
        <translation>Выбор в списке</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Take</source>
        <translation>Взять в работу</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Отказать…</translation>
    </message>
    <message>
        <source>Print certificate or letter</source>
        <translation>Печать справки или письма</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Заметка…</translation>
    </message>
    <message>
        <source>Ask for the debt again</source>
        <translation>Спросить долг снова</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>The document fits</source>
        <translation>Документ подходит</translation>
    </message>
    <message>
        <source>The document does not fit…</source>
        <translation>Документ не подходит…</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Следующий документ</translation>
    </message>
    <message>
        <source>Previous document</source>
        <translation>Предыдущий документ</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Turn the document</source>
        <translation>Повернуть документ</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>Страница целиком</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>По ширине</translation>
    </message>
    <message>
        <source>The strip of pages</source>
        <translation>Полоса страниц</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Поиск в документе</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>Яркость и контраст</translation>
    </message>
    <message>
        <source>Comparison and debt beside the document</source>
        <translation>Сверка и долг рядом с документом</translation>
    </message>
    <message>
        <source>The document on the whole screen</source>
        <translation>Документ на весь экран</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Take in packages…</source>
        <translation>Принять пакеты…</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Светлое оформление</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Тёмное оформление</translation>
    </message>
    <message>
        <source>The system&apos;s theme</source>
        <translation>Оформление системы</translation>
    </message>
    <message>
        <source>A decision can be taken back for %1</source>
        <translation>Время на отзыв решения: %1</translation>
    </message>
    <message>
        <source>Test page of the printer…</source>
        <translation>Пробная страница принтера…</translation>
    </message>
    <message>
        <source>About ClerkDesk…</source>
        <translation>О программе ClerkDesk…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>no application is open</source>
        <translation>обращение не открыто</translation>
    </message>
    <message>
        <source>Print the document…</source>
        <translation>Напечатать документ…</translation>
    </message>
    <message>
        <source>Give the reason of the next finding…</source>
        <translation>Обосновать следующее расхождение…</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>Сменить пароль…</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Отозвать решение</translation>
    </message>
    <message>
        <source>To the next finding</source>
        <translation>К следующей находке</translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message>
        <source>COMPARISON</source>
        <translation>СРАВНЕНИЕ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>ФИН</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>group I (population)</source>
        <translation>группа I (население)</translation>
    </message>
    <message>
        <source>billing</source>
        <translation>биллинг</translation>
    </message>
    <message>
        <source>register</source>
        <translation>реестр</translation>
    </message>
    <message>
        <source>Not compared. %1</source>
        <translation>Не сверено. %1</translation>
    </message>
</context>
<context>
    <name>ConfirmForm</name>
    <message>
        <source>Leave it as it is</source>
        <translation>Оставить как есть</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Awaited from the citizen</source>
        <translation>Ожидается от гражданина</translation>
    </message>
    <message>
        <source>Verdicts on documents</source>
        <translation>Заключения о документах</translation>
    </message>
</context>
<context>
    <name>ConflictForm</name>
    <message>
        <source>The application has changed meanwhile</source>
        <translation>Обращение тем временем изменилось</translation>
    </message>
    <message>
        <source>Go on with what I wrote</source>
        <translation>Продолжить с написанным мной</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Changed by: %1</source>
        <translation>Изменил: %1</translation>
    </message>
    <message>
        <source>As you saw it</source>
        <translation>Как вы видели</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Как теперь</translation>
    </message>
    <message>
        <source>Nothing of what you wrote is lost.</source>
        <translation>Ничего из написанного не потеряно.</translation>
    </message>
</context>
<context>
    <name>ConnectionTexts</name>
    <message>
        <source>Lane of the worker: %1</source>
        <translation>Линия рабочего процесса: %1</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Биллинг</translation>
    </message>
    <message>
        <source>Register of people</source>
        <translation>Реестр населения</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Views of a database</source>
        <translation>Представления базы</translation>
    </message>
    <message>
        <source>Portals that are told</source>
        <translation>Оповещаемые порталы</translation>
    </message>
    <message>
        <source>Citizens&apos; sign-in</source>
        <translation>Вход граждан</translation>
    </message>
    <message>
        <source>Electronic seal</source>
        <translation>Электронная печать</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Рабочий процесс</translation>
    </message>
    <message>
        <source>Worker&apos;s lanes</source>
        <translation>Линии рабочего процесса</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Тревоги</translation>
    </message>
    <message>
        <source>Messages that wait</source>
        <translation>Ожидающие сообщения</translation>
    </message>
    <message>
        <source>Seal of the history</source>
        <translation>Печать истории</translation>
    </message>
    <message>
        <source>History of the database</source>
        <translation>История базы</translation>
    </message>
    <message>
        <source>Programs&apos; logins</source>
        <translation>Учётные записи программ</translation>
    </message>
    <message>
        <source>Database&apos;s disk</source>
        <translation>Диск базы</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервная копия</translation>
    </message>
    <message>
        <source>Names of computers</source>
        <translation>Имена компьютеров</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Шрифты</translation>
    </message>
    <message>
        <source>Locale</source>
        <translation>Локаль</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Связка ключей</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Принтер</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>не проверено</translation>
    </message>
    <message>
        <source>works</source>
        <translation>работает</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>не настроено</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>не увидено</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>не работает</translation>
    </message>
    <message>
        <source>On this computer itself.</source>
        <translation>На самом этом компьютере.</translation>
    </message>
</context>
<context>
    <name>ConnectionsPane</name>
    <message>
        <source>Part</source>
        <translation>Часть</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Что увидено</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Подключения</translation>
    </message>
    <message>
        <source>Search parts…</source>
        <translation>Искать…</translation>
    </message>
    <message>
        <source>Search parts</source>
        <translation>Поиск подключений</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>Проверить сейчас</translation>
    </message>
    <message>
        <source>This window was opened without what tries them.</source>
        <translation>Это окно открыто без средства проверки.</translation>
    </message>
    <message>
        <source>Addresses stand in the environment of the worker and the gateway, or in files that it names; passwords in a file of their own or in the keyring, never in the database and never here. What is tried is what this computer is told.</source>
        <translation>Адреса задаются в окружении рабочего процесса и шлюза или в файлах, которые оно называет; пароли — в отдельном файле или в связке ключей, никогда в базе и никогда здесь. Проверяется то, что задано этому компьютеру.</translation>
    </message>
    <message>
        <source>WHAT WAS SEEN</source>
        <translation>ЧТО УВИДЕНО</translation>
    </message>
    <message>
        <source>WHERE IT IS SET</source>
        <translation>ГДЕ ЗАДАЁТСЯ</translation>
    </message>
    <message>
        <source>The chosen part</source>
        <translation>Выбранная часть</translation>
    </message>
    <message>
        <source>Nothing was tried since this window was opened.</source>
        <translation>С открытия этого окна ничего не проверялось.</translation>
    </message>
    <message>
        <source>Tried at %1: %2 work, %3 do not, %4 are not set up, %5 were not seen.</source>
        <translation>Проверено %1: работает — %2, не работает — %3, не настроено — %4, не увидено — %5.</translation>
    </message>
    <message>
        <source>The worker says: %1</source>
        <translation>Рабочий процесс сообщает: %1</translation>
    </message>
    <message>
        <source>Being tried: up to 15 seconds…</source>
        <translation>Проверяется: до 15 секунд…</translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>CONTACT</source>
        <translation>СВЯЗЬ</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Мобильный</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>There is no such number</source>
        <translation>Такого номера нет</translation>
    </message>
    <message>
        <source>Confirmed by a code</source>
        <translation>Подтверждён кодом</translation>
    </message>
</context>
<context>
    <name>CounterForm</name>
    <message>
        <source>At the counter</source>
        <translation>Приём обращения</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Зарегистрировать</translation>
    </message>
    <message>
        <source>APPLICANT</source>
        <translation>ЗАЯВИТЕЛЬ</translation>
    </message>
    <message>
        <source>OBJECT&apos;S OWNER</source>
        <translation>СОБСТВЕННИК ОБЪЕКТА</translation>
    </message>
    <message>
        <source>OBJECT</source>
        <translation>ОБЪЕКТ</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Код абонента</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Район</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Прежний адрес</translation>
    </message>
    <message>
        <source>New subscriber code</source>
        <translation>Новый код абонента</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Reason in words</source>
        <translation>Причина словами</translation>
    </message>
    <message>
        <source>CONTACT</source>
        <translation>СВЯЗЬ</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Мобильный</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>ФИН</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Father&apos;s name</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Identity document</source>
        <translation>Удостоверение личности</translation>
    </message>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>дд.мм.гггг</translation>
    </message>
    <message>
        <source>REGISTERED PERSONS</source>
        <translation>ЗАРЕГИСТРИРОВАННЫЕ ЛИЦА</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Добавить лицо</translation>
    </message>
    <message>
        <source>DOCUMENTS</source>
        <translation>ДОКУМЕНТЫ</translation>
    </message>
    <message>
        <source>Required: %1. Drop files here, or choose them.</source>
        <translation>Требуется: %1. Перетащите файлы сюда или выберите их.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Выбрать файлы…</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Выбрать файлы</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>What you have typed would be lost. Press again to close all the same.</source>
        <translation>Введённое будет потеряно. Нажмите ещё раз, чтобы всё же закрыть.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Registered persons</source>
        <translation>Зарегистрированные лица</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>Begun %1 and not registered: go on, or start anew.</source>
        <translation>Начато %1 и не зарегистрировано: продолжите или начните заново.</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>Paste (Ctrl+V)</source>
        <translation>Вставить из буфера (Ctrl+V)</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>картинка</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Заявитель</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Choose the kind</source>
        <translation>Выберите вид</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n рабочий день</numerusform>
            <numerusform>%n рабочих дня</numerusform>
            <numerusform>%n рабочих дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n working day(s)</source>
        <translation>
            <numerusform>через %n рабочий день</numerusform>
            <numerusform>через %n рабочих дня</numerusform>
            <numerusform>через %n рабочих дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) ago</source>
        <translation>
            <numerusform>%n рабочий день назад</numerusform>
            <numerusform>%n рабочих дня назад</numerusform>
            <numerusform>%n рабочих дней назад</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Вернуть</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Все отделы</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Отчёт…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просроченные</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Срок сегодня</translation>
    </message>
    <message>
        <source>Not arrived</source>
        <translation>Не доставлено</translation>
    </message>
    <message>
        <source>last Mon</source>
        <translation>прошл. пн</translation>
    </message>
    <message>
        <source>last Tue</source>
        <translation>прошл. вт</translation>
    </message>
    <message>
        <source>last Wed</source>
        <translation>прошл. ср</translation>
    </message>
    <message>
        <source>last Thu</source>
        <translation>прошл. чт</translation>
    </message>
    <message>
        <source>last Fri</source>
        <translation>прошл. пт</translation>
    </message>
    <message>
        <source>last Sat</source>
        <translation>прошл. сб</translation>
    </message>
    <message>
        <source>last Sun</source>
        <translation>прошл. вс</translation>
    </message>
    <message>
        <source>Would be moved</source>
        <translation>Будут переданы</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) moved.</source>
        <translation>
            <numerusform>%n обращение передано.</numerusform>
            <numerusform>%n обращения переданы.</numerusform>
            <numerusform>%n обращений переданы.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed: somebody has changed it.</source>
        <translation>
            <numerusform>%n осталось: его кто-то изменил.</numerusform>
            <numerusform>%n осталось: его кто-то изменил.</numerusform>
            <numerusform>%n осталось: его кто-то изменил.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Передача отменена</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) taken back.</source>
        <translation>
            <numerusform>%n обращение возвращено.</numerusform>
            <numerusform>%n обращения возвращены.</numerusform>
            <numerusform>%n обращений возвращены.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 decisions an hour</source>
        <translation>%1 решений в час</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>По чему</translation>
    </message>
    <message numerus="yes">
        <source>the last %n working day(s)</source>
        <translation>
            <numerusform>последний %n рабочий день</numerusform>
            <numerusform>последние %n рабочих дня</numerusform>
            <numerusform>последние %n рабочих дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Hours until the end</source>
        <translation>Рабочих часов до конца</translation>
    </message>
    <message>
        <source>Nothing is said of</source>
        <translation>Ничего не сказано о</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) where no pace is known</source>
        <translation>
            <numerusform>%n обращении, где темп неизвестен</numerusform>
            <numerusform>%n обращениях, где темп неизвестен</numerusform>
            <numerusform>%n обращениях, где темп неизвестен</numerusform>
        </translation>
    </message>
    <message>
        <source>How it is reckoned what will be late</source>
        <translation>Как считается, что опоздает</translation>
    </message>
    <message>
        <source>%1 forecast; nobody looked when the office closed</source>
        <translation>ожидалось %1; при закрытии никто не смотрел</translation>
    </message>
    <message>
        <source>%1 forecast, %2 were late</source>
        <translation>ожидалось %1, опоздало %2</translation>
    </message>
    <message>
        <source>its place in the office&apos;s queue is beyond the office&apos;s pace</source>
        <translation>место в очереди отдела — за пределами темпа отдела</translation>
    </message>
    <message>
        <source>something was asked for and has not come</source>
        <translation>запрошенное у гражданина ещё не пришло</translation>
    </message>
    <message>
        <source>its holder is not at work until that day</source>
        <translation>исполнителя нет на работе до этого дня</translation>
    </message>
    <message>
        <source>asked more than ten minutes ago, no answer</source>
        <translation>спрошено более десяти минут назад, ответа нет</translation>
    </message>
    <message>
        <source>its place in the holder&apos;s queue is beyond the holder&apos;s pace</source>
        <translation>место в очереди исполнителя — за пределами его темпа</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Показатели</translation>
    </message>
</context>
<context>
    <name>DatedKinds</name>
    <message>
        <source>Short name</source>
        <translation>Краткое название</translation>
    </message>
    <message>
        <source>Name on paper</source>
        <translation>Название в документах</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Address at which papers are checked</source>
        <translation>Адрес, где проверяют документы</translation>
    </message>
    <message>
        <source>Call centre</source>
        <translation>Справочный центр</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Days after the refusal</source>
        <translation>Дней после отказа</translation>
    </message>
    <message>
        <source>Where, in Azerbaijani</source>
        <translation>Куда, по-азербайджански</translation>
    </message>
    <message>
        <source>Where, in English</source>
        <translation>Куда, по-английски</translation>
    </message>
    <message>
        <source>Where, in Russian</source>
        <translation>Куда, по-русски</translation>
    </message>
    <message>
        <source>Act, as it calls itself</source>
        <translation>Акт, как он называется</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>Его адрес</translation>
    </message>
    <message>
        <source>In force since (01.12.2026)</source>
        <translation>Действует с (01.12.2026)</translation>
    </message>
    <message>
        <source>What is written on paper stays as it was on its day. What has not begun is taken away by emptying it.</source>
        <translation>В готовых документах остаётся то, что было в их день. Ещё не начавшееся удаляется, если опустошить поля.</translation>
    </message>
    <message>
        <source>+ From another date on</source>
        <translation>+ С другой даты</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>действует</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>впереди</translation>
    </message>
    <message>
        <source>former</source>
        <translation>прежнее</translation>
    </message>
    <message>
        <source>Write what shall be so, and from which day on.</source>
        <translation>Напишите, что и с какого дня будет действовать.</translation>
    </message>
    <message>
        <source>It is taken away before it begins.</source>
        <translation>Удаляется до начала действия.</translation>
    </message>
    <message>
        <source>From %1 on:</source>
        <translation>С %1:</translation>
    </message>
    <message>
        <source>Since %1:</source>
        <translation>Действует с %1:</translation>
    </message>
    <message>
        <source>%1 — within %2 days</source>
        <translation>%1 — в течение %2 дней</translation>
    </message>
</context>
<context>
    <name>DayChart</name>
    <message>
        <source>Received and decided, day by day</source>
        <translation>Поступило и решено по дням</translation>
    </message>
    <message>
        <source>%1: %2 received, %3 decided</source>
        <translation>%1: поступило %2, решено %3</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>Back to the year (Esc keeps the draft)</source>
        <translation>К году (Esc сохраняет черновик)</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>The chosen day</source>
        <translation>Выбранный день</translation>
    </message>
    <message>
        <source>Worked in its place</source>
        <translation>Рабочий взамен</translation>
    </message>
    <message>
        <source>number and date of the act</source>
        <translation>номер и дата акта</translation>
    </message>
    <message>
        <source>The state: both organisations</source>
        <translation>Государство: обе организации</translation>
    </message>
    <message>
        <source>The own organisation, all offices</source>
        <translation>Своя организация, все отделы</translation>
    </message>
    <message>
        <source>Tell the citizens</source>
        <translation>Уведомить граждан</translation>
    </message>
    <message>
        <source>KIND OF DAY</source>
        <translation>ВИД ДНЯ</translation>
    </message>
    <message>
        <source>Ground (act)</source>
        <translation>Основание (акт)</translation>
    </message>
    <message>
        <source>Whom it concerns</source>
        <translation>Кого касается</translation>
    </message>
    <message>
        <source>%1 · now: %2</source>
        <translation>%1 · сейчас: %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Choose another kind for a day first.</source>
        <translation>Сначала выберите для дня другой вид.</translation>
    </message>
    <message>
        <source>Write the act, or the reason, that it rests on.</source>
        <translation>Укажите акт или причину.</translation>
    </message>
    <message>
        <source>What it changes is being computed.</source>
        <translation>Последствия вычисляются.</translation>
    </message>
    <message>
        <source>Confirm that promised dates come nearer.</source>
        <translation>Подтвердите, что обещанные сроки станут раньше.</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>DayForm</name>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
</context>
<context>
    <name>Deadline</name>
    <message>
        <source>submitted %1; not counted</source>
        <translation>подано %1; не считается</translation>
    </message>
    <message>
        <source>the office closes; the term ends</source>
        <translation>отдел закрывается, срок истекает</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>Почему %1?</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>выходной</translation>
    </message>
    <message>
        <source>a day off that is worked</source>
        <translation>рабочий выходной</translation>
    </message>
    <message>
        <source>not counted: %1</source>
        <translation>не считается: %1</translation>
    </message>
    <message>
        <source>working day %1</source>
        <translation>рабочий день %1</translation>
    </message>
</context>
<context>
    <name>DebtCard</name>
    <message>
        <source>DEBT</source>
        <translation>ДОЛГ</translation>
    </message>
    <message>
        <source>DEBT AT THE OLD ADDRESS</source>
        <translation>ДОЛГ ПО ПРЕЖНЕМУ АДРЕСУ</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Спросить снова</translation>
    </message>
    <message>
        <source>It is recorded that there is no subscriber code.</source>
        <translation>Записано, что кода абонента нет.</translation>
    </message>
    <message>
        <source>Credit balance</source>
        <translation>Переплата</translation>
    </message>
    <message>
        <source>No debt</source>
        <translation>Долга нет</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Долг</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>Нет кода</translation>
    </message>
    <message>
        <source>Not asked today</source>
        <translation>Сегодня не запрашивали</translation>
    </message>
</context>
<context>
    <name>DebtTab</name>
    <message>
        <source>as of %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>QUESTIONS TO BILLING</source>
        <translation>ЗАПРОСЫ В БИЛЛИНГ</translation>
    </message>
    <message>
        <source>Billing has not been asked yet.</source>
        <translation>Биллинг ещё не запрашивали.</translation>
    </message>
    <message numerus="yes">
        <source>printed %n time(s)</source>
        <translation>
            <numerusform>напечатано %n раз</numerusform>
            <numerusform>напечатано %n раза</numerusform>
            <numerusform>напечатано %n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>CERTIFICATES</source>
        <translation>СПРАВКИ</translation>
    </message>
</context>
<context>
    <name>DecidedByMe</name>
    <message>
        <source>My decisions</source>
        <translation>Мои решения</translation>
    </message>
    <message>
        <source>My decisions today</source>
        <translation>Мои решения сегодня</translation>
    </message>
    <message>
        <source>My decisions yesterday</source>
        <translation>Мои решения вчера</translation>
    </message>
    <message>
        <source>On another day…</source>
        <translation>В другой день…</translation>
    </message>
    <message>
        <source>My decisions, %1</source>
        <translation>Мои решения, %1</translation>
    </message>
</context>
<context>
    <name>DemoPeople</name>
    <message>
        <source>A sample office: its people, applications and documents are samples.</source>
        <translation>Образцовый отдел: сотрудники, обращения и документы — образцы.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Кто вы?</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Открыть рабочий стол</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Open (Enter)</source>
        <translation>Открыть (Enter)</translation>
    </message>
    <message>
        <source>Choose an application on the left, or take the next one (Ctrl+N).</source>
        <translation>Выберите обращение слева или возьмите следующее (Ctrl+N).</translation>
    </message>
    <message>
        <source>FIN %1. Personal data are shown when you open the application; the view is logged.</source>
        <translation>ФИН %1. Личные данные видны после открытия обращения; просмотр записывается.</translation>
    </message>
    <message>
        <source>Documents, comparison, debt, contact</source>
        <translation>Документы, сравнение, долг, связь</translation>
    </message>
</context>
<context>
    <name>DocumentPrinting</name>
    <message>
        <source>The document is on its way to the printer…</source>
        <translation>Документ отправляется на принтер…</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Отправлено на печать.</translation>
    </message>
</context>
<context>
    <name>DocumentsCard</name>
    <message>
        <source>DOCUMENTS</source>
        <translation>ДОКУМЕНТЫ</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>%1 — missing</source>
        <translation>%1 — не хватает</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Не хватает</translation>
    </message>
    <message>
        <source>new · sent %1</source>
        <translation>новый · %1</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>прислан: %1</translation>
    </message>
</context>
<context>
    <name>DropField</name>
    <message>
        <source>Drop a PDF here</source>
        <translation>Перетащите PDF сюда</translation>
    </message>
    <message>
        <source>or choose a file</source>
        <translation>или выберите файл</translation>
    </message>
    <message>
        <source>Choose a certificate&apos;s PDF, or drop it here</source>
        <translation>Выберите PDF справки или перетащите его сюда</translation>
    </message>
    <message>
        <source>%1, choose another PDF</source>
        <translation>%1, выбрать другой PDF</translation>
    </message>
</context>
<context>
    <name>EffectCard</name>
    <message>
        <source>What it changes</source>
        <translation>Что меняется</translation>
    </message>
    <message numerus="yes">
        <source>Change %n term(s) and save</source>
        <translation>
            <numerusform>Изменить %n срок и сохранить</numerusform>
            <numerusform>Изменить %n срока и сохранить</numerusform>
            <numerusform>Изменить %n сроков и сохранить</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message numerus="yes">
        <source>This changes the term of %n open application(s)</source>
        <translation>
            <numerusform>Меняет срок %n открытого обращения</numerusform>
            <numerusform>Меняет сроки %n открытых обращений</numerusform>
            <numerusform>Меняет сроки %n открытых обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>Being computed…</source>
        <translation>Вычисляется…</translation>
    </message>
    <message>
        <source>It changes nothing for open applications.</source>
        <translation>На открытые обращения не влияет.</translation>
    </message>
    <message>
        <source>Show the first ones</source>
        <translation>Показать первые</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Показать все %n</numerusform>
            <numerusform>Показать все %n</numerusform>
            <numerusform>Показать все %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I confirm: %n promised date(s) come nearer</source>
        <translation>
            <numerusform>Подтверждаю: %n обещанный срок станет раньше</numerusform>
            <numerusform>Подтверждаю: %n обещанных срока станут раньше</numerusform>
            <numerusform>Подтверждаю: %n обещанных сроков станут раньше</numerusform>
        </translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Потом</translation>
    </message>
    <message numerus="yes">
        <source>%n citizen(s) are told of the new date.</source>
        <translation>
            <numerusform>О новом сроке узнает %n гражданин.</numerusform>
            <numerusform>О новом сроке узнают %n гражданина.</numerusform>
            <numerusform>О новом сроке узнают %n граждан.</numerusform>
        </translation>
    </message>
    <message>
        <source>No citizen is told of the new date.</source>
        <translation>Граждане уведомлены не будут.</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue application(s) end in time again.</source>
        <translation>
            <numerusform>%n просроченное обращение снова будет в срок.</numerusform>
            <numerusform>%n просроченных обращения снова будут в срок.</numerusform>
            <numerusform>%n просроченных обращений снова будут в срок.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Examination</name>
    <message>
        <source>Print the document (Ctrl+Shift+P)</source>
        <translation>Напечатать документ (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Подходит</translation>
    </message>
    <message>
        <source>Does not fit…</source>
        <translation>Не подходит…</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Открывается…</translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Folder:</source>
        <translation>Папка:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Имя:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Вид:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Выбрать</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменён</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation>Папка выше</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Новая папка</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Списком</translation>
    </message>
    <message>
        <source>With details</source>
        <translation>С подробностями</translation>
    </message>
</context>
<context>
    <name>FilterForm</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>E-service</source>
        <translation>Э-услуга</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Район</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>There is a debt</source>
        <translation>Есть долг</translation>
    </message>
    <message>
        <source>No debt</source>
        <translation>Долга нет</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Долг</translation>
    </message>
    <message>
        <source>Has related applications</source>
        <translation>Есть связанные обращения</translation>
    </message>
    <message>
        <source>Has none</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Related applications</source>
        <translation>Связанные обращения</translation>
    </message>
    <message>
        <source>Submitted from</source>
        <translation>Подано с</translation>
    </message>
    <message>
        <source>Submitted to</source>
        <translation>Подано по</translation>
    </message>
    <message>
        <source>Due from</source>
        <translation>Срок с</translation>
    </message>
    <message>
        <source>Due to</source>
        <translation>Срок по</translation>
    </message>
    <message>
        <source>By the term</source>
        <translation>По сроку</translation>
    </message>
    <message>
        <source>Submitted: oldest first</source>
        <translation>По подаче: сначала старые</translation>
    </message>
    <message>
        <source>Submitted: newest first</source>
        <translation>По подаче: сначала новые</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>По имени</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Keep as a view…</source>
        <translation>Сохранить как вид…</translation>
    </message>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>дд.мм.гггг</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search in the document</source>
        <translation>Поиск в документе</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>Предыдущее совпадение (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>Следующее совпадение (Enter)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Закрыть поиск (Esc)</translation>
    </message>
    <message>
        <source>This is a picture: it has no text that could be searched.</source>
        <translation>Это изображение: в нём нет текста для поиска.</translation>
    </message>
    <message>
        <source>This document has no text: it is a scan.</source>
        <translation>В этом документе нет текста: это скан.</translation>
    </message>
    <message>
        <source>These pages could not be searched: %1.</source>
        <translation>На этих страницах поиск не удался: %1.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Не найдено.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>stated: %1 · billing: %2</source>
        <translation>в обращении: %1 · в биллинге: %2</translation>
    </message>
    <message>
        <source>stated: %1 · register: %2</source>
        <translation>в обращении: %1 · в реестре: %2</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>срок истёк %1</translation>
    </message>
    <message>
        <source>Billing did not answer.</source>
        <translation>Биллинг не ответил.</translation>
    </message>
    <message>
        <source>The register did not answer.</source>
        <translation>Реестр не ответил.</translation>
    </message>
    <message>
        <source>The worker gives no sign of life.</source>
        <translation>Фоновая программа не отвечает.</translation>
    </message>
    <message>
        <source>The comparison failed.</source>
        <translation>Сверка не удалась.</translation>
    </message>
    <message>
        <source>Reason: %1 — %2, %3</source>
        <translation>Причина: %1 — %2, %3</translation>
    </message>
</context>
<context>
    <name>FindingsStrip</name>
    <message>
        <source>To be weighed</source>
        <translation>Расхождение</translation>
    </message>
    <message>
        <source>Asked of the citizen: %1</source>
        <translation>У гражданина запрошено: %1</translation>
    </message>
    <message>
        <source>All %1 notes and calls</source>
        <translation>Все записи и звонки: %1</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Требует внимания</translation>
    </message>
    <message>
        <source>%1 serious</source>
        <translation>серьёзных: %1</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>предупреждений: %1</translation>
    </message>
    <message>
        <source>%1 of %2 weighed</source>
        <translation>обосновано %1 из %2</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Серьёзное</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Give a reason…</source>
        <translation>Обосновать…</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Обосновано</translation>
    </message>
    <message>
        <source>Second look…</source>
        <translation>Второй взгляд…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
</context>
<context>
    <name>FirstAccount</name>
    <message>
        <source>This office has no accounts yet. The first one is the administrator&apos;s; colleagues are added later on the page “People”.</source>
        <translation>В отделе ещё нет учётных записей. Первая принадлежит администратору; коллег добавляют потом на странице «Сотрудники».</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Имя входа</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Пароль ещё раз</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Welcome to ClerkDesk</source>
        <translation>Добро пожаловать в ClerkDesk</translation>
    </message>
    <message>
        <source>Create the account</source>
        <translation>Создать запись</translation>
    </message>
    <message>
        <source>It is not the same as the password.</source>
        <translation>Не совпадает с паролем.</translation>
    </message>
</context>
<context>
    <name>FirstFrame</name>
    <message>
        <source>Opening the desk…</source>
        <translation>Рабочий стол открывается…</translation>
    </message>
    <message>
        <source>First start: the database is being made. This takes a few seconds.</source>
        <translation>Первый запуск: создаётся база данных. Это займёт несколько секунд.</translation>
    </message>
    <message>
        <source>First start: the sample office is being built. This takes up to a minute.</source>
        <translation>Первый запуск: создаётся учебное управление. Это займёт до минуты.</translation>
    </message>
</context>
<context>
    <name>ForecastCard</name>
    <message>
        <source>Nobody holds it</source>
        <translation>Нет исполнителя</translation>
    </message>
    <message>
        <source>Waits for the citizen</source>
        <translation>Ждёт гражданина</translation>
    </message>
    <message>
        <source>Its holder is away</source>
        <translation>Исполнителя нет</translation>
    </message>
    <message>
        <source>Billing is awaited</source>
        <translation>Ждёт биллинга</translation>
    </message>
    <message>
        <source>The queue is too long</source>
        <translation>Очередь слишком длинна</translation>
    </message>
    <message>
        <source>WILL BE LATE</source>
        <translation>ОПОЗДАЕТ</translation>
    </message>
    <message>
        <source>How is it reckoned?</source>
        <translation>Как это считается?</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Всего</translation>
    </message>
    <message>
        <source>of the applications will not be decided by %1, %2</source>
        <translation>обращений не будет решено: %1 до %2</translation>
    </message>
    <message>
        <source>All due by %1, %2, will be decided in time.</source>
        <translation>Всё, что со сроком %1 до %2, будет решено вовремя.</translation>
    </message>
    <message>
        <source>%1: %2 more that will still come today</source>
        <translation>%1: ещё %2 из тех, что поступят сегодня</translation>
    </message>
    <message>
        <source>No earlier forecast can be checked yet.</source>
        <translation>Прежних прогнозов, которые можно проверить, ещё нет.</translation>
    </message>
    <message>
        <source>Last %1 working days: %2 forecast, %3 were late; right on %4</source>
        <translation>Последние %1 рабочих дней: ожидалось %2, опоздало %3; верно в %4</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Завтра</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>FullScreenWindow</name>
    <message>
        <source>Stated data</source>
        <translation>Указанные данные</translation>
    </message>
</context>
<context>
    <name>GoOn</name>
    <message>
        <source>The desk is locked</source>
        <translation>Рабочий стол заблокирован</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Nobody has touched keyboard or mouse for a while.</source>
        <translation>Некоторое время никто не касался клавиатуры и мыши.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Помощь</translation>
    </message>
    <message>
        <source>Search in the guide</source>
        <translation>Поиск в руководстве</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Nothing is found in the guide.</source>
        <translation>В руководстве ничего не найдено.</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Назад (Alt+Влево)</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>The guide is written in Azerbaijani and English only.</source>
        <translation>Руководство есть только на азербайджанском и английском языках.</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>COLLEAGUES&apos; DRAFTS</source>
        <translation>ЧЕРНОВИКИ КОЛЛЕГ</translation>
    </message>
    <message>
        <source>HISTORY</source>
        <translation>ИСТОРИЯ</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Ещё ничего не произошло.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Портал</translation>
    </message>
</context>
<context>
    <name>HouseholdCard</name>
    <message>
        <source>Open the application</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>MEMBERS OF THE HOUSEHOLD · %1</source>
        <translation>ЧЛЕНЫ СЕМЬИ · %1</translation>
    </message>
    <message>
        <source>stands twice</source>
        <translation>повторяется</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Прежний адрес</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Новый адрес</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>не указан</translation>
    </message>
    <message>
        <source>Old code</source>
        <translation>Прежний код</translation>
    </message>
    <message>
        <source>DEBT AT THE OLD ADDRESS</source>
        <translation>ДОЛГ ПО ПРЕЖНЕМУ АДРЕСУ</translation>
    </message>
    <message>
        <source>Billing has said nothing.</source>
        <translation>Биллинг ещё ничего не ответил.</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Долг есть</translation>
    </message>
    <message>
        <source>No debt</source>
        <translation>Долга нет</translation>
    </message>
</context>
<context>
    <name>HouseholdList</name>
    <message>
        <source>Name or number…</source>
        <translation>Имя, номер…</translation>
    </message>
    <message>
        <source>Look for a household by name or number</source>
        <translation>Найти семью по имени или номеру</translation>
    </message>
    <message>
        <source>No household of the list fits.</source>
        <translation>Подходящих семей в списке нет.</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Снять отметки</translation>
    </message>
    <message>
        <source>Households of the list</source>
        <translation>Семьи списка</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Doubled FIN</source>
        <translation>Повтор ФИН</translation>
    </message>
    <message>
        <source>Indebted</source>
        <translation>С долгом</translation>
    </message>
    <message>
        <source>No application</source>
        <translation>Без обращения</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Исполнено</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) chosen: no finding, no debt</source>
        <translation>
            <numerusform>Отмечена %n семья: без замечаний и долга</numerusform>
            <numerusform>Отмечены %n семьи: без замечаний и долга</numerusform>
            <numerusform>Отмечено %n семей: без замечаний и долга</numerusform>
        </translation>
    </message>
    <message>
        <source>No household is chosen</source>
        <translation>Семьи не отмечены</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) with a finding are looked at one by one</source>
        <translation>
            <numerusform>%n семья с замечанием рассматривается отдельно</numerusform>
            <numerusform>%n семьи с замечанием рассматриваются по одной</numerusform>
            <numerusform>%n семей с замечанием рассматриваются по одной</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n household(s)…</source>
        <translation>
            <numerusform>Утвердить %n семью…</numerusform>
            <numerusform>Утвердить %n семьи…</numerusform>
            <numerusform>Утвердить %n семей…</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Утвердить…</translation>
    </message>
</context>
<context>
    <name>HouseholdModel</name>
    <message>
        <source>Head of the household</source>
        <translation>Глава семьи</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Прежний адрес</translation>
    </message>
    <message>
        <source>Doubled FIN</source>
        <translation>Повтор ФИН</translation>
    </message>
    <message>
        <source>Debt, ₼</source>
        <translation>Долг, ₼</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>отмечено</translation>
    </message>
    <message>
        <source>has not come</source>
        <translation>не поступало</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Take in packages</source>
        <translation>Принять пакеты</translation>
    </message>
    <message>
        <source>Portal packages (*.zip application.json)</source>
        <translation>Пакеты портала (*.zip application.json)</translation>
    </message>
</context>
<context>
    <name>IntakeReport</name>
    <message>
        <source>Taken in: %1. Refused: %2.</source>
        <translation>Принято: %1. Отклонено: %2.</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Пакеты</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>%1 (was there already)</source>
        <translation>%1 (уже было)</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Server and account are given to you by your office&apos;s administrator.</source>
        <translation>Сервер и учётную запись вам сообщает администратор вашей организации.</translation>
    </message>
    <message>
        <source>Server&apos;s name</source>
        <translation>Имя сервера</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>The office&apos;s root certificate</source>
        <translation>Корневой сертификат организации</translation>
    </message>
    <message>
        <source>Join an office</source>
        <translation>Подключиться к организации</translation>
    </message>
    <message>
        <source>Look at the server</source>
        <translation>Проверить сервер</translation>
    </message>
    <message>
        <source>Only if the administrator gave you a file</source>
        <translation>Только если администратор дал вам файл</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.cer *.pem *.der);;All files (*)</source>
        <translation>Сертификаты (*.crt *.cer *.pem *.der);;Все файлы (*)</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Проверяется…</translation>
    </message>
    <message>
        <source>The line is protected; the server&apos;s certificate is valid until %1.</source>
        <translation>Соединение защищено; сертификат сервера действует до %1.</translation>
    </message>
</context>
<context>
    <name>JudgeForm</name>
    <message>
        <source>What is it?</source>
        <translation>Что это?</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>ask the office that has it</source>
        <translation>спросить отдел, у которого оно</translation>
    </message>
    <message>
        <source>Choose what it is</source>
        <translation>Выберите, что это</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>In which application it is asked</source>
        <translation>В каком обращении задаётся вопрос</translation>
    </message>
    <message>
        <source>It stands there as an important note: before the application is approved, whoever holds it must answer.</source>
        <translation>Он стоит там важной записью: до одобрения исполнитель должен ответить.</translation>
    </message>
    <message>
        <source>Why, or what is asked</source>
        <translation>Почему, или что спрашивается</translation>
    </message>
    <message>
        <source>The words go when the personal data of one of the applications are erased; the verdict stays.</source>
        <translation>Слова стираются, когда стирают личные данные одного из обращений; оценка остаётся.</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Give the key to the portal by a safe way now. It is shown this once: nobody can read it again, here or in the database.</source>
        <translation>Передайте ключ порталу сейчас надёжным способом. Он показывается один раз: потом его не прочесть ни здесь, ни в базе.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>Новый ключ</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>Ключ у меня</translation>
    </message>
</context>
<context>
    <name>KeysPane</name>
    <message>
        <source>Portal</source>
        <translation>Портал</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Запросов в минуту</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Создан</translation>
    </message>
    <message>
        <source>A minute</source>
        <translation>В минуту</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Keys of portals</source>
        <translation>Ключи порталов</translation>
    </message>
    <message>
        <source>Search keys…</source>
        <translation>Искать ключ…</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>Поиск ключей</translation>
    </message>
    <message>
        <source>End the key…</source>
        <translation>Закрыть ключ…</translation>
    </message>
    <message>
        <source>What the portal is called</source>
        <translation>Название портала</translation>
    </message>
    <message>
        <source>Channel that it speaks for</source>
        <translation>От имени какого канала</translation>
    </message>
    <message>
        <source>NEW KEY</source>
        <translation>НОВЫЙ КЛЮЧ</translation>
    </message>
    <message>
        <source>The key is shown once, and only its hash is kept. A portal changes keys by taking a new one first: both open until the old one is ended.</source>
        <translation>Ключ показывается один раз, хранится только его хеш. Чтобы сменить ключ, портал сначала берёт новый: пока старый не закрыт, работают оба.</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>КАК БУДЕТ</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Создать ключ</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>A new key</source>
        <translation>Новый ключ</translation>
    </message>
    <message>
        <source>The keys could not be read.</source>
        <translation>Прочитать ключи не удалось.</translation>
    </message>
    <message>
        <source>No portal has a key yet: nothing comes over HTTP.</source>
        <translation>Ни у одного портала ещё нет ключа: по HTTP ничего не приходит.</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Ничего не найдено.</translation>
    </message>
    <message>
        <source>opens</source>
        <translation>работает</translation>
    </message>
    <message>
        <source>This key opens nothing any more.</source>
        <translation>Этот ключ больше ничего не открывает.</translation>
    </message>
    <message>
        <source>made</source>
        <translation>создан</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>Write for which portal the key is.</source>
        <translation>Напишите, для какого портала ключ.</translation>
    </message>
    <message>
        <source>%1 sends applications over %2:</source>
        <translation>%1 отправляет обращения по каналу %2:</translation>
    </message>
    <message>
        <source>%1 requests a minute; more are turned away.</source>
        <translation>%1 запросов в минуту; лишние отклоняются.</translation>
    </message>
    <message>
        <source>It is in force at once.</source>
        <translation>Действует сразу.</translation>
    </message>
    <message>
        <source>%1 has a key.</source>
        <translation>Ключ для %1 создан.</translation>
    </message>
    <message>
        <source>The key of %1 opens nothing from now on, and does not come back: whoever uses it is turned away until there is a new one.</source>
        <translation>Ключ %1 отныне ничего не открывает и не возвращается: кто им пользуется, получает отказ, пока нет нового.</translation>
    </message>
    <message>
        <source>Over %1 no other key opens: what comes over this channel stops.</source>
        <translation>По каналу %1 другого ключа нет: обращения по нему прекратятся.</translation>
    </message>
    <message>
        <source>End the key</source>
        <translation>Закрыть ключ</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>The key of %1 is ended.</source>
        <translation>Ключ %1 закрыт.</translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message>
        <source>Nothing is found.</source>
        <translation>Ничего не найдено.</translation>
    </message>
    <message>
        <source>Every change is written down and can be taken back.</source>
        <translation>Каждое изменение записывается и может быть отменено.</translation>
    </message>
    <message>
        <source>Kinds of settings</source>
        <translation>Виды настроек</translation>
    </message>
</context>
<context>
    <name>KindTexts</name>
    <message>
        <source>Letterhead</source>
        <translation>Реквизиты в документах</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Отделы</translation>
    </message>
    <message>
        <source>Districts and routes</source>
        <translation>Районы и маршруты</translation>
    </message>
    <message>
        <source>Kinds of documents</source>
        <translation>Виды документов</translation>
    </message>
    <message>
        <source>Frequent phrases</source>
        <translation>Частые фразы</translation>
    </message>
    <message>
        <source>Where one complains</source>
        <translation>Куда жаловаться</translation>
    </message>
    <message>
        <source>Legal bases</source>
        <translation>Правовые основания</translation>
    </message>
    <message>
        <source>How long data are kept</source>
        <translation>Сроки хранения данных</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Подключения</translation>
    </message>
    <message>
        <source>Speed of the desks</source>
        <translation>Скорость рабочих мест</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>Рабочий календарь</translation>
    </message>
    <message>
        <source>Reasons of refusals</source>
        <translation>Причины отказа</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Справки</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Сроки</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Второй взгляд</translation>
    </message>
    <message>
        <source>Warnings before the term</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Message texts</source>
        <translation>Тексты сообщений</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Keys of portals</source>
        <translation>Ключи порталов</translation>
    </message>
    <message>
        <source>organisation name address call centre certificate</source>
        <translation>организация бланк название адрес справочный центр справка</translation>
    </message>
    <message>
        <source>department branch name rename region</source>
        <translation>отдел управление название регион</translation>
    </message>
    <message>
        <source>rayon office department region</source>
        <translation>район отдел регион маршрут</translation>
    </message>
    <message>
        <source>required requirement form extract identity card</source>
        <translation>обязательный требование форма выписка удостоверение</translation>
    </message>
    <message>
        <source>verdict does not fit document text</source>
        <translation>не подходит документ текст фраза</translation>
    </message>
    <message>
        <source>complaint refusal court days</source>
        <translation>жалоба отказ суд дни</translation>
    </message>
    <message>
        <source>act law decision Cabinet</source>
        <translation>акт закон решение Кабинет министров</translation>
    </message>
    <message>
        <source>personal data erase months retention</source>
        <translation>персональные данные стирание месяцы хранение</translation>
    </message>
    <message>
        <source>billing register mail SMS views hooks seal backup worker doctor try</source>
        <translation>биллинг реестр почта SMS печать резервная копия проверка doctor CLERKDESK_VIEWS</translation>
    </message>
    <message>
        <source>slow workplace computer network seconds waiting</source>
        <translation>медленно рабочее место компьютер сеть секунды ожидание</translation>
    </message>
    <message>
        <source>holiday day off term act year</source>
        <translation>праздник выходной срок акт год</translation>
    </message>
    <message>
        <source>refusal text citizen reason</source>
        <translation>отказ текст гражданин причина</translation>
    </message>
    <message>
        <source>certificate letter validity days revoke expired</source>
        <translation>справка письмо срок действия дни отзыв просрочена</translation>
    </message>
    <message>
        <source>term working days deadline investigation law</source>
        <translation>срок рабочие дни проверка закон</translation>
    </message>
    <message>
        <source>four eyes finding reason second person</source>
        <translation>четыре глаза расхождение причина второй сотрудник</translation>
    </message>
    <message>
        <source>late overdue hours e-mail supervisor escalation</source>
        <translation>просрочка срок часы почта руководитель</translation>
    </message>
    <message>
        <source>idle lock reminder payment report mobile waiting clock</source>
        <translation>блокировка напоминание оплата отчёт мобильный ожидание</translation>
    </message>
    <message>
        <source>SMS e-mail channel language citizen</source>
        <translation>SMS почта канал язык гражданин</translation>
    </message>
    <message>
        <source>account login password role office</source>
        <translation>учётная запись логин пароль роль отдел</translation>
    </message>
    <message>
        <source>gateway API portal e-gov mygov revoke</source>
        <translation>шлюз API портал e-gov mygov отзыв</translation>
    </message>
    <message>
        <source>Versions: %1</source>
        <translation>Записей: %1</translation>
    </message>
    <message>
        <source>Offices: %1</source>
        <translation>Отделов: %1</translation>
    </message>
    <message>
        <source>%1 districts, %2 without an office</source>
        <translation>%1 районов, без отдела: %2</translation>
    </message>
    <message>
        <source>%1 kinds, %2 required</source>
        <translation>%1 видов, обязательных: %2</translation>
    </message>
    <message>
        <source>Phrases: %1</source>
        <translation>Фраз: %1</translation>
    </message>
    <message>
        <source>none is in force</source>
        <translation>нет действующих</translation>
    </message>
    <message>
        <source>Acts: %1</source>
        <translation>Актов: %1</translation>
    </message>
    <message>
        <source>the worker reports faults: %1</source>
        <translation>рабочий процесс сообщает о сбоях: %1</translation>
    </message>
    <message>
        <source>the worker is silent</source>
        <translation>рабочий процесс молчит</translation>
    </message>
    <message>
        <source>the worker reports no fault</source>
        <translation>о сбоях не сообщается</translation>
    </message>
    <message>
        <source>workplaces: %1, slow: %2</source>
        <translation>рабочих мест: %1, медленных: %2</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>Правил: %1</translation>
    </message>
    <message>
        <source>terms do not follow a decision</source>
        <translation>сроки не следуют решению</translation>
    </message>
    <message>
        <source>%1: %2 working days</source>
        <translation>%1: %2 рабочих дней</translation>
    </message>
    <message>
        <source>Reasons: %1</source>
        <translation>Причин: %1</translation>
    </message>
    <message>
        <source>valid until revoked</source>
        <translation>действует до отзыва</translation>
    </message>
    <message>
        <source>valid for %1 days</source>
        <translation>действует %1 дн.</translation>
    </message>
    <message>
        <source>working days: %1</source>
        <translation>рабочих дней: %1</translation>
    </message>
    <message>
        <source>needed for: %1</source>
        <translation>нужен для: %1</translation>
    </message>
    <message>
        <source>e-services warned of: %1</source>
        <translation>услуг: %1</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>правил: %1</translation>
    </message>
    <message>
        <source>%1 texts, %2 languages</source>
        <translation>%1 текстов, %2 языка</translation>
    </message>
    <message>
        <source>%1 active, %2 disabled</source>
        <translation>%1 активных, %2 закрытых</translation>
    </message>
    <message>
        <source>%1 open, %2 ended</source>
        <translation>работает: %1, закрыто: %2</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Every command and recent applications</source>
        <translation>Все команды и последние обращения</translation>
    </message>
    <message>
        <source>Take the next one</source>
        <translation>Взять следующее</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Утвердить</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Помощь</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>MessageTextsPage</name>
    <message>
        <source>WHAT IS TOLD OVER WHICH CHANNEL</source>
        <translation>ЧТО И ПО КАКОМУ КАНАЛУ СООБЩАЕТСЯ</translation>
    </message>
    <message>
        <source>Messages to citizens</source>
        <translation>Сообщения заявителям</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>Сохранить как новую версию</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>ПРОСМОТР</translation>
    </message>
    <message>
        <source>TEXTS</source>
        <translation>ТЕКСТЫ</translation>
    </message>
    <message>
        <source>is told</source>
        <translation>сообщается</translation>
    </message>
    <message>
        <source>is not told</source>
        <translation>не сообщается</translation>
    </message>
    <message>
        <source>May stand in the text: %1</source>
        <translation>В тексте можно: %1</translation>
    </message>
    <message>
        <source>Version %1, in force</source>
        <translation>Версия %1, действует</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Версия %1</translation>
    </message>
    <message>
        <source>Version %1 is in force from now on.</source>
        <translation>Версия %1 действует с этого момента.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>No message reaches the citizen: call. (Undelivered messages)</source>
        <translation>До гражданина не доходит ни одно сообщение: позвоните. (Недоставленные сообщения)</translation>
    </message>
    <message>
        <source>The citizen has answered.</source>
        <translation>Гражданин ответил.</translation>
    </message>
    <message numerus="yes">
        <source>%n citizen(s) have answered: they stand first in “%1”.</source>
        <translation>
            <numerusform>Ответил %n гражданин: он первый в списке «%1».</numerusform>
            <numerusform>Ответили %n гражданина: они первые в списке «%1».</numerusform>
            <numerusform>Ответили %n граждан: они первые в списке «%1».</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagesTab</name>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>MESSAGES TO THE CITIZEN</source>
        <translation>СООБЩЕНИЯ ГРАЖДАНИНУ</translation>
    </message>
    <message>
        <source>No message has been queued.</source>
        <translation>Сообщений нет.</translation>
    </message>
</context>
<context>
    <name>MishapsCard</name>
    <message>
        <source>WHAT WENT WRONG TODAY</source>
        <translation>ЧТО СЕГОДНЯ ПОШЛО НЕ ТАК</translation>
    </message>
    <message>
        <source>The history is sealed</source>
        <translation>Журнал опечатан</translation>
    </message>
    <message>
        <source>Nothing went wrong. The history is sealed</source>
        <translation>Всё в порядке. Журнал опечатан</translation>
    </message>
    <message>
        <source>Last at %1</source>
        <translation>Последний раз в %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>The worker is silent</source>
        <translation>Рабочая программа молчит</translation>
    </message>
    <message>
        <source>Nothing is asked, sent, printed</source>
        <translation>Ничего не спрашивается, не отправляется, не печатается</translation>
    </message>
    <message>
        <source>%1 e-mails, %2 SMS</source>
        <translation>%1 эл. писем, %2 SMS</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) did not arrive</source>
        <translation>
            <numerusform>%n сообщение не дошло</numerusform>
            <numerusform>%n сообщения не дошли</numerusform>
            <numerusform>%n сообщений не дошли</numerusform>
        </translation>
    </message>
    <message>
        <source>In the central queue, the oldest since %1</source>
        <translation>В центральной очереди, старейшее с %1</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) without an office</source>
        <translation>
            <numerusform>%n обращение без отдела</numerusform>
            <numerusform>%n обращения без отдела</numerusform>
            <numerusform>%n обращений без отдела</numerusform>
        </translation>
    </message>
    <message>
        <source>Within seconds after the decision</source>
        <translation>В первые секунды после решения</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) taken back</source>
        <translation>
            <numerusform>%n решение отменено</numerusform>
            <numerusform>%n решения отменено</numerusform>
            <numerusform>%n решений отменено</numerusform>
        </translation>
    </message>
    <message>
        <source>Of those that were picked for a second look</source>
        <translation>Из отобранных для проверки</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) that a second person would not take</source>
        <translation>
            <numerusform>С %n решением второй сотрудник не согласен</numerusform>
            <numerusform>С %n решениями второй сотрудник не согласен</numerusform>
            <numerusform>С %n решениями второй сотрудник не согласен</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>The history is not sealed</source>
        <translation>Журнал не опечатан</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>Последний раз: %1</translation>
    </message>
</context>
<context>
    <name>NewPasswords</name>
    <message>
        <source>The new passwords</source>
        <translation>Новые пароли</translation>
    </message>
    <message>
        <source>I have them</source>
        <translation>Пароли у меня</translation>
    </message>
    <message>
        <source>Give each person the own one now. They are shown this once: nobody can read them again. Each changes it in the window.</source>
        <translation>Передайте каждому его пароль сейчас. Они показываются один раз: потом их никто не прочтёт. Каждый меняет свой в окне.</translation>
    </message>
    <message>
        <source>Login and password</source>
        <translation>Логин и пароль</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Сохранить в файл…</translation>
    </message>
    <message>
        <source>Saved: %1. Delete it when all have theirs.</source>
        <translation>Сохранено: %1. Удалите, когда все получат свои.</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Note</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Note (colleagues read it)</source>
        <translation>Запись (её прочтут коллеги)</translation>
    </message>
    <message>
        <source>Important: whoever approves must weigh it</source>
        <translation>Важно: тот, кто одобряет, должен это обосновать</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>This file is attached inside: %1.</source>
        <translation>Этот файл вложен в файл: %1.</translation>
    </message>
    <message>
        <source>Another file is attached inside: %1.</source>
        <translation>Внутри вложен ещё один файл: %1.</translation>
    </message>
    <message>
        <source>Other files are attached inside: %1.</source>
        <translation>Внутри вложены другие файлы: %1.</translation>
    </message>
</context>
<context>
    <name>OfficeChoice</name>
    <message>
        <source>Search offices…</source>
        <translation>Поиск отделов…</translation>
    </message>
    <message>
        <source>Search offices</source>
        <translation>Поиск отделов</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Отделы</translation>
    </message>
    <message numerus="yes">
        <source>%n office(s) chosen</source>
        <translation>
            <numerusform>выбран %n отдел</numerusform>
            <numerusform>выбрано %n отдела</numerusform>
            <numerusform>выбрано %n отделов</numerusform>
        </translation>
    </message>
    <message>
        <source>None is chosen: the whole organisation.</source>
        <translation>Ничего не выбрано: вся организация.</translation>
    </message>
</context>
<context>
    <name>OfficeHistory</name>
    <message>
        <source>login, setting or key</source>
        <translation>имя входа, параметр или ключ</translation>
    </message>
    <message>
        <source>Of what or whom</source>
        <translation>О чём или о ком</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>последний %n день</numerusform>
            <numerusform>последние %n дня</numerusform>
            <numerusform>последние %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>From what to what</source>
        <translation>Что на что</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who administered what</source>
        <translation>Кто что администрировал</translation>
    </message>
    <message>
        <source>Accounts, texts, reasons, keys, settings and days of the own organisation and of the installation. Passwords and keys themselves stand nowhere.</source>
        <translation>Учётные записи, тексты, причины, ключи, параметры и дни своей организации и установки. Сами пароли и ключи нигде не записаны.</translation>
    </message>
    <message>
        <source>WHO ADMINISTERED WHAT</source>
        <translation>КТО ЧТО АДМИНИСТРИРОВАЛ</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Учётная запись</translation>
    </message>
    <message>
        <source>A person&apos;s office</source>
        <translation>Отдел сотрудника</translation>
    </message>
    <message>
        <source>A person&apos;s e-service</source>
        <translation>Э-услуга сотрудника</translation>
    </message>
    <message>
        <source>The worker&apos;s login</source>
        <translation>Вход рабочего процесса</translation>
    </message>
    <message>
        <source>The gateway&apos;s login</source>
        <translation>Вход шлюза</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Название на бланке</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>A district&apos;s office</source>
        <translation>Отдел района</translation>
    </message>
    <message>
        <source>Where one complains</source>
        <translation>Куда жалуются</translation>
    </message>
    <message>
        <source>Act of the state</source>
        <translation>Государственный акт</translation>
    </message>
    <message>
        <source>A service&apos;s document</source>
        <translation>Документ услуги</translation>
    </message>
    <message>
        <source>Reason of refusals</source>
        <translation>Причина отказа</translation>
    </message>
    <message>
        <source>Kind of findings</source>
        <translation>Вид расхождений</translation>
    </message>
    <message>
        <source>Reason beside a finding</source>
        <translation>Обоснование расхождения</translation>
    </message>
    <message>
        <source>Phrase for a document</source>
        <translation>Фраза для документа</translation>
    </message>
    <message>
        <source>A message&apos;s text</source>
        <translation>Текст сообщения</translation>
    </message>
    <message>
        <source>A message&apos;s channel</source>
        <translation>Канал сообщения</translation>
    </message>
    <message>
        <source>Day of the organisation&apos;s own</source>
        <translation>День самой организации</translation>
    </message>
    <message>
        <source>How long personal data are kept</source>
        <translation>Срок хранения персональных данных</translation>
    </message>
    <message>
        <source>Request to erase a person&apos;s data</source>
        <translation>Запрос на стирание данных человека</translation>
    </message>
    <message>
        <source>Day of the calendar</source>
        <translation>День календаря</translation>
    </message>
    <message>
        <source>Setting of the installation</source>
        <translation>Параметр установки</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Параметр</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>Отсутствие</translation>
    </message>
    <message>
        <source>A portal&apos;s key</source>
        <translation>Ключ портала</translation>
    </message>
    <message>
        <source>added</source>
        <translation>добавлено</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>убрано</translation>
    </message>
    <message>
        <source>password set</source>
        <translation>задан пароль</translation>
    </message>
    <message>
        <source>sessions ended</source>
        <translation>сеансы завершены</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>role</source>
        <translation>роль</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыта</translation>
    </message>
    <message>
        <source>office</source>
        <translation>отдел</translation>
    </message>
    <message>
        <source>e-service</source>
        <translation>э-услуга</translation>
    </message>
    <message>
        <source>series of certificates</source>
        <translation>серия справок</translation>
    </message>
    <message>
        <source>form of subscriber codes</source>
        <translation>форма кода абонента</translation>
    </message>
    <message>
        <source>short name</source>
        <translation>краткое название</translation>
    </message>
    <message>
        <source>legal name</source>
        <translation>юридическое название</translation>
    </message>
    <message>
        <source>city</source>
        <translation>город</translation>
    </message>
    <message>
        <source>address of verification</source>
        <translation>адрес проверки</translation>
    </message>
    <message>
        <source>call centre</source>
        <translation>колл-центр</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>эл. почта</translation>
    </message>
    <message>
        <source>office above it</source>
        <translation>вышестоящий отдел</translation>
    </message>
    <message>
        <source>level</source>
        <translation>уровень</translation>
    </message>
    <message>
        <source>second look</source>
        <translation>второй взгляд</translation>
    </message>
    <message>
        <source>days</source>
        <translation>дни</translation>
    </message>
    <message>
        <source>in Azerbaijani</source>
        <translation>по-азербайджански</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>по-английски</translation>
    </message>
    <message>
        <source>in Russian</source>
        <translation>по-русски</translation>
    </message>
    <message>
        <source>text in Azerbaijani</source>
        <translation>текст по-азербайджански</translation>
    </message>
    <message>
        <source>text in English</source>
        <translation>текст по-английски</translation>
    </message>
    <message>
        <source>text in Russian</source>
        <translation>текст по-русски</translation>
    </message>
    <message>
        <source>act</source>
        <translation>акт</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>причина</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>required</source>
        <translation>обязателен</translation>
    </message>
    <message>
        <source>place</source>
        <translation>место</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>серьёзность</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>тема</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>told</source>
        <translation>сообщается</translation>
    </message>
    <message>
        <source>kind of day</source>
        <translation>вид дня</translation>
    </message>
    <message>
        <source>citizens are told</source>
        <translation>граждане уведомляются</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>рабочий день</translation>
    </message>
    <message>
        <source>value</source>
        <translation>значение</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>канал</translation>
    </message>
    <message>
        <source>requests a minute</source>
        <translation>запросов в минуту</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>отозван</translation>
    </message>
    <message>
        <source>away</source>
        <translation>отсутствует</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>months after the end</source>
        <translation>месяцев после завершения</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>отпечаток</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>запрошено</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>подтверждено</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>отклонено</translation>
    </message>
    <message>
        <source>moved day off</source>
        <translation>перенесённый выходной</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>праздник</translation>
    </message>
    <message>
        <source>day of mourning</source>
        <translation>день траура</translation>
    </message>
    <message>
        <source>past the program</source>
        <translation>в обход программы</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>OfficeKinds</name>
    <message>
        <source>Office that answers for it</source>
        <translation>Ответственный отдел</translation>
    </message>
    <message>
        <source>What comes from now on goes there. What is there already stays.</source>
        <translation>Новые обращения пойдут туда. Уже поступившие остаются на месте.</translation>
    </message>
    <message>
        <source>central queue</source>
        <translation>центральная очередь</translation>
    </message>
    <message>
        <source>No office: new applications come to the central queue.</source>
        <translation>Отдела нет: новые обращения идут в центральную очередь.</translation>
    </message>
    <message>
        <source>New applications come to this office.</source>
        <translation>Новые обращения идут в этот отдел.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Short name, where there is little room</source>
        <translation>Короткое название, где мало места</translation>
    </message>
    <message>
        <source>Lists, messages and new papers call it so from now on. A paper that is out keeps what was printed.</source>
        <translation>Списки, сообщения и новые документы отныне называют его так. Выданный документ остаётся, как напечатан.</translation>
    </message>
    <message numerus="yes">
        <source>%n open application(s) stand under the new name.</source>
        <translation>
            <numerusform>%n открытое обращение будет под новым названием.</numerusform>
            <numerusform>%n открытых обращения будут под новым названием.</numerusform>
            <numerusform>%n открытых обращений будут под новым названием.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>Что требуется</translation>
    </message>
    <message>
        <source>Place in the form</source>
        <translation>Место в форме</translation>
    </message>
    <message>
        <source>Portals and the counter ask so from the next application on.</source>
        <translation>Порталы и приём спрашивают так со следующего обращения.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>обязателен</translation>
    </message>
    <message>
        <source>may be sent</source>
        <translation>по желанию</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>не спрашивается</translation>
    </message>
    <message>
        <source>Without it nothing is taken in, and nothing is approved.</source>
        <translation>Без него обращение не принимается и не утверждается.</translation>
    </message>
    <message>
        <source>It may be sent, and nothing depends on it.</source>
        <translation>Его можно прислать, от него ничего не зависит.</translation>
    </message>
    <message>
        <source>It is not offered. What was sent stays with its application.</source>
        <translation>Не предлагается. Присланное остаётся в обращении.</translation>
    </message>
    <message numerus="yes">
        <source>%n open application(s) do not have it: they cannot be approved before it comes.</source>
        <translation>
            <numerusform>У %n открытого обращения его нет: пока не придёт, утвердить нельзя.</numerusform>
            <numerusform>У %n открытых обращений его нет: пока не придёт, утвердить нельзя.</numerusform>
            <numerusform>У %n открытых обращений его нет: пока не придёт, утвердить нельзя.</numerusform>
        </translation>
    </message>
    <message>
        <source>Phrase, as the citizen reads it</source>
        <translation>Фраза, как её читает гражданин</translation>
    </message>
    <message>
        <source>No phrase.</source>
        <translation>Фразы нет.</translation>
    </message>
    <message>
        <source>Offered to whoever says that a document does not fit. Empty: taken away.</source>
        <translation>Предлагается тому, кто отклоняет документ. Пустая удаляется.</translation>
    </message>
    <message>
        <source>+ New phrase</source>
        <translation>+ Новая фраза</translation>
    </message>
    <message>
        <source>Months after the decision</source>
        <translation>Месяцев после решения</translation>
    </message>
    <message>
        <source>What is erased does not come back: taking the rule back keeps what is there yet.</source>
        <translation>Стёртое не вернуть: отмена правила сохранит только то, что ещё есть.</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>бессрочно</translation>
    </message>
    <message>
        <source>Personal data are kept for ever.</source>
        <translation>Персональные данные хранятся бессрочно.</translation>
    </message>
    <message>
        <source>%1 months after the decision the worker erases the personal data.</source>
        <translation>Через %1 мес. после решения программа стирает персональные данные.</translation>
    </message>
    <message>
        <source>Nothing is old enough for it now.</source>
        <translation>Пока ничего настолько старого нет.</translation>
    </message>
    <message numerus="yes">
        <source>The personal data of %n application(s) are erased at once.</source>
        <translation>
            <numerusform>Персональные данные %n обращения стираются сразу.</numerusform>
            <numerusform>Персональные данные %n обращений стираются сразу.</numerusform>
            <numerusform>Персональные данные %n обращений стираются сразу.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficesCard</name>
    <message>
        <source>OFFICES AND WORKING DAYS LEFT</source>
        <translation>ОТДЕЛЫ И ОСТАВШИЕСЯ РАБОЧИЕ ДНИ</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>открытых: %1</translation>
    </message>
    <message>
        <source>%1 d.</source>
        <translation>%1 дн.</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просрочено</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Всего</translation>
    </message>
    <message>
        <source>Load, d.</source>
        <translation>Загрузка, дн.</translation>
    </message>
    <message numerus="yes">
        <source>%n other office(s)</source>
        <translation>
            <numerusform>ещё %n отдел</numerusform>
            <numerusform>ещё %n отдела</numerusform>
            <numerusform>ещё %n отделов</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has decided here yet: its pace is not known.</source>
        <translation>Здесь ещё ничего не решали: темп неизвестен.</translation>
    </message>
    <message>
        <source>More than a day and a half</source>
        <translation>Больше полутора дней</translation>
    </message>
</context>
<context>
    <name>OnceForm</name>
    <message>
        <source>This is shown only now. Take it first, then press “%1”.</source>
        <translation>Это показывается только сейчас. Сначала заберите, затем нажмите «%1».</translation>
    </message>
</context>
<context>
    <name>OwnPasswordForm</name>
    <message>
        <source>Change the password</source>
        <translation>Сменить пароль</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Сменить</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Нынешний пароль</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>New password once more</source>
        <translation>Новый пароль ещё раз</translation>
    </message>
    <message>
        <source>The administrator knows the password that you were given. Choose one that only you know.</source>
        <translation>Пароль, который вам дали, знает администратор. Выберите такой, который знаете только вы.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>It is not the same as the new password.</source>
        <translation>Не совпадает с новым паролем.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Your password is changed.</source>
        <translation>Ваш пароль изменён.</translation>
    </message>
    <message>
        <source>Test page of the printer</source>
        <translation>Пробная страница принтера</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Every command</source>
        <translation>Все команды</translation>
    </message>
    <message>
        <source>What do you want to do? A command, a queue, a recent application…</source>
        <translation>Что вы хотите сделать? Команда, очередь, последнее обращение…</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Поиск команд</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>Такой команды нет.</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Отправлено на печать.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>It did not come out</source>
        <translation>Не вышло</translation>
    </message>
    <message>
        <source>The page is on its way to the printer…</source>
        <translation>Страница отправляется на принтер…</translation>
    </message>
    <message>
        <source>Print a further copy…</source>
        <translation>Напечатать ещё экземпляр…</translation>
    </message>
    <message>
        <source>Print the page again: it does not count as a copy.</source>
        <translation>Напечатайте страницу снова: это не считается дубликатом.</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Make one</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>New password</source>
        <translation>Новый пароль</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Задать пароль</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Назначить</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>CLERKS</source>
        <translation>СОТРУДНИКИ</translation>
    </message>
    <message>
        <source>Clerks and what they hold</source>
        <translation>Сотрудники и что у них в работе</translation>
    </message>
    <message>
        <source>Share out…</source>
        <translation>Распределить…</translation>
    </message>
    <message>
        <source>Who is not at work (A)</source>
        <translation>Кого нет на работе (A)</translation>
    </message>
    <message>
        <source>Who is not at work</source>
        <translation>Кого нет на работе</translation>
    </message>
    <message>
        <source>Need attention</source>
        <translation>Требуют внимания</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Отсутствуют</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
</context>
<context>
    <name>PeopleImport</name>
    <message>
        <source>People from a table</source>
        <translation>Сотрудники из таблицы</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Each line is a person, as a spreadsheet copies or saves it. Several offices or e-services stand with blanks between them; none: all. Who is there already stays.</source>
        <translation>Каждая строка — сотрудник, как её копирует или сохраняет таблица. Несколько отделов или услуг пишутся через пробел; ничего — все. Кто уже есть, остаётся как есть.</translation>
    </message>
    <message>
        <source>Table, its heads first</source>
        <translation>Таблица, с заголовками</translation>
    </message>
    <message>
        <source>From a CSV file…</source>
        <translation>Из файла CSV…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>What becomes</source>
        <translation>Что будет</translation>
    </message>
    <message>
        <source>People of the table</source>
        <translation>Сотрудники таблицы</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in the table</source>
        <translation>
            <numerusform>В таблице %n человек</numerusform>
            <numerusform>В таблице %n человека</numerusform>
            <numerusform>В таблице %n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>ещё не проверено</translation>
    </message>
    <message>
        <source>The table names nobody yet.</source>
        <translation>В таблице пока никого нет.</translation>
    </message>
    <message numerus="yes">
        <source>Make %n account(s)</source>
        <translation>
            <numerusform>Создать %n учётную запись</numerusform>
            <numerusform>Создать %n учётные записи</numerusform>
            <numerusform>Создать %n учётных записей</numerusform>
        </translation>
    </message>
    <message>
        <source>a new account</source>
        <translation>новая учётная запись</translation>
    </message>
    <message>
        <source>is there already, stays</source>
        <translation>уже есть, остаётся</translation>
    </message>
    <message>
        <source>Every row can be taken.</source>
        <translation>Каждую строку можно принять.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be taken: nobody is added.</source>
        <translation>
            <numerusform>%n строку нельзя принять: никто не добавлен.</numerusform>
            <numerusform>%n строки нельзя принять: никто не добавлен.</numerusform>
            <numerusform>%n строк нельзя принять: никто не добавлен.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody in the table is there already.</source>
        <translation>Все из таблицы уже есть.</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>all offices</source>
        <translation>все отделы</translation>
    </message>
    <message>
        <source>on leave</source>
        <translation>отпуск</translation>
    </message>
    <message>
        <source>ill</source>
        <translation>болезнь</translation>
    </message>
    <message>
        <source>on a trip</source>
        <translation>командировка</translation>
    </message>
    <message>
        <source>not at work</source>
        <translation>нет на работе</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>Много</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Отсутствуют</translation>
    </message>
    <message>
        <source>Little</source>
        <translation>Мало</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Clerk</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Held / norm %1</source>
        <translation>В работе / норма %1</translation>
    </message>
    <message>
        <source>Decided/day</source>
        <translation>Решений/день</translation>
    </message>
    <message>
        <source>Usual time</source>
        <translation>Обычно</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Просрочено</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Name or login…</source>
        <translation>Имя или имя входа…</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Поиск сотрудников</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>Новый сотрудник…</translation>
    </message>
    <message>
        <source>From a table…</source>
        <translation>Из таблицы…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Set the password…</source>
        <translation>Задать пароль…</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>Закрыть…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Имя входа</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Отделы</translation>
    </message>
    <message>
        <source>E-services</source>
        <translation>Э-услуги</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Имя входа</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Сотрудники</translation>
    </message>
    <message>
        <source>Nobody is found. Write less, or another part of the name.</source>
        <translation>Никто не найден. Введите меньше букв или другую часть имени.</translation>
    </message>
    <message>
        <source>The whole organisation</source>
        <translation>Вся организация</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> и ещё %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Открыта</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Закрыта</translation>
    </message>
    <message>
        <source>Active, without a password</source>
        <translation>Открыта, без пароля</translation>
    </message>
    <message>
        <source>Choose a person in the list first.</source>
        <translation>Сначала выберите сотрудника в списке.</translation>
    </message>
    <message>
        <source>Enable…</source>
        <translation>Открыть…</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <translation>%1: добавлено.</translation>
    </message>
    <message>
        <source>Accounts that were added: %1.</source>
        <translation>Добавлено учётных записей: %1.</translation>
    </message>
    <message>
        <source>%1 is changed.</source>
        <translation>%1: изменено.</translation>
    </message>
    <message>
        <source>You sign in again with it.</source>
        <translation>С ним вы войдёте заново.</translation>
    </message>
    <message>
        <source>Tell it to the person yourself; it is shown nowhere again.</source>
        <translation>Сообщите его сотруднику сами: он больше нигде не показывается.</translation>
    </message>
    <message>
        <source>The password of %1 is set.</source>
        <translation>%1: пароль задан.</translation>
    </message>
    <message>
        <source>Disable the account</source>
        <translation>Закрыть запись</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>%1 can sign in no more, and open sessions end at once: what is not saved there is lost. Applications in this person&apos;s work stay there until a supervisor assigns them.</source>
        <translation>%1 больше не сможет войти, открытые сеансы сразу завершатся: несохранённое там пропадёт. Обращения в работе останутся, пока руководитель не поручит их другому.</translation>
    </message>
    <message>
        <source>The account of %1 is disabled.</source>
        <translation>%1: запись закрыта.</translation>
    </message>
    <message>
        <source>Enable the account</source>
        <translation>Открыть запись</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>%1 can sign in again, with the same role, offices and password.</source>
        <translation>%1 снова сможет войти с той же ролью, отделами и паролем.</translation>
    </message>
    <message>
        <source>The account of %1 is enabled.</source>
        <translation>%1: запись открыта.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Имя входа</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Отделы</translation>
    </message>
    <message>
        <source>E-services (none chosen: all of the organisation&apos;s)</source>
        <translation>Э-услуги (ничего не выбрано: все услуги организации)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Новый сотрудник</translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation>Изменить запись</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>A decision can be taken back for</source>
        <translation>Решение можно отозвать в течение</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Помощь</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>About ClerkDesk…</source>
        <translation>О программе ClerkDesk…</translation>
    </message>
    <message>
        <source>Test page of the printer…</source>
        <translation>Пробная страница принтера…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>Сменить пароль…</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>In plain letters: %1</source>
        <translation>Простыми буквами: %1</translation>
    </message>
    <message>
        <source>%1 characters, %2</source>
        <translation>%1 символов, %2</translation>
    </message>
</context>
<context>
    <name>PrintsForm</name>
    <message>
        <source>Certificate</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Напечатано</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Экземпляр</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>Напечатал</translation>
    </message>
    <message>
        <source>Why again</source>
        <translation>Почему повторно</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Судьба листа</translation>
    </message>
    <message>
        <source>Printed sheets</source>
        <translation>Напечатанные листы</translation>
    </message>
    <message>
        <source>Nothing was printed yet.</source>
        <translation>Ещё ничего не напечатано.</translation>
    </message>
    <message>
        <source>Further ones</source>
        <translation>Более ранние</translation>
    </message>
    <message>
        <source>Came out</source>
        <translation>Вышел</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>Испорчен</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Утрачен</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>first</source>
        <translation>первый</translation>
    </message>
    <message>
        <source>copy %1</source>
        <translation>повторный экземпляр %1</translation>
    </message>
    <message>
        <source>nobody has said</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>Printed sheets of all certificates</source>
        <translation>Напечатанные листы всех справок</translation>
    </message>
    <message>
        <source>Printed sheets of %1</source>
        <translation>%1: напечатанные листы</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>APPLICATION</source>
        <translation>ОБРАЩЕНИЕ</translation>
    </message>
    <message>
        <source>DISTRICT</source>
        <translation>РАЙОН</translation>
    </message>
    <message>
        <source>DUE</source>
        <translation>СРОК</translation>
    </message>
    <message>
        <source>E-SERVICE</source>
        <translation>Э-УСЛУГА</translation>
    </message>
    <message>
        <source>HOLDER</source>
        <translation>ИСПОЛНИТЕЛЬ</translation>
    </message>
    <message>
        <source>OFFICE</source>
        <translation>ОТДЕЛ</translation>
    </message>
    <message>
        <source>SUBMITTED</source>
        <translation>ПОДАНО</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>КОД</translation>
    </message>
    <message>
        <source>Answered %1</source>
        <translation>Ответ получен %1</translation>
    </message>
    <message>
        <source>Asked %1: %2</source>
        <translation>Запрошено %1: %2</translation>
    </message>
    <message>
        <source>Call again: %1</source>
        <translation>Звонок: %1</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>На второй проверке</translation>
    </message>
    <message>
        <source>to weigh: %1</source>
        <translation>обосновать: %1</translation>
    </message>
    <message>
        <source>serious: %1</source>
        <translation>серьёзных: %1</translation>
    </message>
    <message>
        <source>No answer · %1</source>
        <translation>Ответа нет · %1</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Number, name, subscriber code, FIN…</source>
        <translation>Номер, имя, код абонента, ФИН…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Обращения</translation>
    </message>
    <message>
        <source>Search in all lists</source>
        <translation>Поиск во всех списках</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>больше %1</translation>
    </message>
    <message>
        <source>%1 among the newest %2</source>
        <translation>%1 среди %2 новейших</translation>
    </message>
    <message>
        <source>Nothing was found. Try a part of the name, or the whole number.</source>
        <translation>Ничего не найдено. Введите часть имени или номер целиком.</translation>
    </message>
    <message>
        <source>No application fits the filter. “Filter” changes it or shows all.</source>
        <translation>Нет обращений, подходящих под фильтр. «Фильтр» меняет его или показывает все.</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>Здесь ничего нет.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Print again</source>
        <translation>Напечатать ещё раз</translation>
    </message>
    <message>
        <source>%1: the debt is asked for again, and the reason stands in the register.</source>
        <translation>%1: долг запрашивается заново, причина остаётся в реестре.</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Выберите причину</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
</context>
<context>
    <name>ReasonsCard</name>
    <message>
        <source>REASONS OF REFUSALS</source>
        <translation>ПРИЧИНЫ ОТКАЗОВ</translation>
    </message>
    <message>
        <source>%1 refused · %2 % of the decisions</source>
        <translation>%1 отказов · %2 % решений</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>Другие причины</translation>
    </message>
    <message>
        <source>Nothing was refused.</source>
        <translation>Отказов не было.</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>Record</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>К чему относится</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Search records…</source>
        <translation>Поиск в списке…</translation>
    </message>
    <message>
        <source>Search records</source>
        <translation>Поиск в списке</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>КАК ВЫГЛЯДИТ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>The chosen record</source>
        <translation>Выбранная запись</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>черновик</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Сохранено.</translation>
    </message>
</context>
<context>
    <name>Recurring</name>
    <message>
        <source>One person in several households</source>
        <translation>Одно лицо в нескольких семьях</translation>
    </message>
    <message>
        <source>One old home claimed several times</source>
        <translation>Один прежний адрес заявлен несколько раз</translation>
    </message>
    <message>
        <source>One old subscriber code, several households</source>
        <translation>Один прежний код, несколько семей</translation>
    </message>
    <message>
        <source>One code in several open applications</source>
        <translation>Один код в нескольких открытых обращениях</translation>
    </message>
    <message>
        <source>The same file for different people</source>
        <translation>Один файл для разных людей</translation>
    </message>
    <message>
        <source>One telephone, many applicants</source>
        <translation>Один телефон, много заявителей</translation>
    </message>
    <message>
        <source>Decisions outside office hours</source>
        <translation>Решения вне рабочего времени</translation>
    </message>
    <message>
        <source>there is a good reason</source>
        <translation>есть причина</translation>
    </message>
    <message>
        <source>an error, put right</source>
        <translation>ошибка, исправлена</translation>
    </message>
    <message>
        <source>suspected, passed on</source>
        <translation>подозрительно, передано</translation>
    </message>
    <message>
        <source>its office is asked</source>
        <translation>спрошен отдел</translation>
    </message>
    <message>
        <source>Applications: %1</source>
        <translation>Обращений: %1</translation>
    </message>
    <message>
        <source>Not decided yet, can still be stopped: %1</source>
        <translation>Решения ещё нет, можно остановить: %1</translation>
    </message>
    <message>
        <source>Offices: %1</source>
        <translation>Отделы: %1</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>Последнее: %1</translation>
    </message>
    <message>
        <source>asked, not answered</source>
        <translation>спрошено, ответа нет</translation>
    </message>
    <message>
        <source>something new</source>
        <translation>есть новое</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>есть ответ</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новое</translation>
    </message>
    <message>
        <source>The words were erased with personal data.</source>
        <translation>Слова стёрты вместе с личными данными.</translation>
    </message>
    <message>
        <source>Asked in %1: not answered yet</source>
        <translation>Спрошено в %1: ответа ещё нет</translation>
    </message>
    <message>
        <source>Asked in %1: answered by %2, in the application</source>
        <translation>Спрошено в %1: ответил(а) %2, в самом обращении</translation>
    </message>
</context>
<context>
    <name>RecurringPage</name>
    <message>
        <source>What recurs</source>
        <translation>Повторы</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Обращения</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыто</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Последнее</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Verdict…</source>
        <translation>Оценить…</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>Показать в списке</translation>
    </message>
    <message>
        <source>The chosen one</source>
        <translation>Выбранное</translation>
    </message>
    <message>
        <source>That you look is logged. A mark is a question and no proof.</source>
        <translation>Ваш просмотр записывается. Отметка — вопрос, а не доказательство.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>To be judged</source>
        <translation>Ждёт оценки</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Спрошено</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Оценено</translation>
    </message>
    <message>
        <source>Nothing that recurs is left to be judged.</source>
        <translation>Повторов, ждущих оценки, нет.</translation>
    </message>
    <message>
        <source>No office is asked.</source>
        <translation>Ни один отдел не спрошен.</translation>
    </message>
    <message>
        <source>Nothing has been judged yet.</source>
        <translation>Ещё ничего не оценено.</translation>
    </message>
    <message>
        <source>and %1 more: show them in the list</source>
        <translation>и ещё %1: покажите в списке</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Записано.</translation>
    </message>
</context>
<context>
    <name>RefuseForm</name>
    <message>
        <source>Refuse the application</source>
        <translation>Отказать по обращению</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отказать</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>What the citizen will read</source>
        <translation>Что прочтёт гражданин</translation>
    </message>
    <message>
        <source>Left empty, each citizen reads the reason&apos;s own text with what is missing there</source>
        <translation>Если оставить пустым, каждый прочтёт текст самой причины и чего не хватает</translation>
    </message>
    <message>
        <source>Show the message</source>
        <translation>Показать сообщение</translation>
    </message>
    <message>
        <source>Messages to the citizen</source>
        <translation>Сообщения гражданину</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Выберите причину</translation>
    </message>
</context>
<context>
    <name>RegisterFilterForm</name>
    <message>
        <source>Filter of the register</source>
        <translation>Фильтр реестра</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Formed from</source>
        <translation>Выдана с</translation>
    </message>
    <message>
        <source>Formed to</source>
        <translation>Выдана по</translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Все отделы</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>дд.мм.гггг</translation>
    </message>
</context>
<context>
    <name>RegisterList</name>
    <message>
        <source>Number, name, subscriber code, code, whole FIN…</source>
        <translation>Номер, имя, код абонента, код, полный ФИН…</translation>
    </message>
    <message>
        <source>Search the register</source>
        <translation>Поиск в реестре</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>XLSX</source>
        <translation>XLSX</translation>
    </message>
    <message>
        <source>Save the register as XLSX or CSV</source>
        <translation>Сохранить реестр как XLSX или CSV</translation>
    </message>
    <message>
        <source>REGISTER</source>
        <translation>РЕЕСТР</translation>
    </message>
    <message>
        <source>Register of certificates</source>
        <translation>Реестр справок</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Реестр писем</translation>
    </message>
    <message>
        <source>Nothing in the register fits. Try a part of the name or number.</source>
        <translation>В реестре ничего не найдено. Попробуйте часть имени или номера.</translation>
    </message>
    <message>
        <source>No letter has been formed yet.</source>
        <translation>Ни одно письмо ещё не сформировано.</translation>
    </message>
    <message>
        <source>No certificate has been formed yet.</source>
        <translation>Справок ещё не выдавали.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
</context>
<context>
    <name>RegisterLookup</name>
    <message>
        <source>The register is being asked…</source>
        <translation>Запрашиваем реестр…</translation>
    </message>
    <message>
        <source>The register does not answer: write it down.</source>
        <translation>Реестр не отвечает: впишите сами.</translation>
    </message>
    <message>
        <source>The register does not know this FIN.</source>
        <translation>Реестру этот FİN неизвестен.</translation>
    </message>
    <message>
        <source>Filled in from the register.</source>
        <translation>Заполнено из реестра.</translation>
    </message>
    <message>
        <source>The register says otherwise: %1</source>
        <translation>В реестре иначе: %1</translation>
    </message>
    <message>
        <source>Billing is being asked…</source>
        <translation>Биллинг запрашивается…</translation>
    </message>
    <message>
        <source>Billing does not answer: write it down.</source>
        <translation>Биллинг не отвечает: впишите вручную.</translation>
    </message>
    <message>
        <source>Billing does not know this code.</source>
        <translation>Биллинг не знает этот код.</translation>
    </message>
    <message>
        <source>Filled in from billing.</source>
        <translation>Заполнено из биллинга.</translation>
    </message>
    <message>
        <source>Billing says otherwise: %1</source>
        <translation>В биллинге иначе: %1</translation>
    </message>
</context>
<context>
    <name>RegisterModel</name>
    <message>
        <source>Certificate</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Заявитель</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Код абонента</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Formed</source>
        <translation>Выдана</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>Напечатал</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Check of a letter, and the register</source>
        <translation>Проверка письма и реестр</translation>
    </message>
    <message>
        <source>Check of a certificate, and the register</source>
        <translation>Проверка справки и реестр</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O choose a file   Enter check   Ctrl+F search the register   Ctrl+P print   Ctrl+K commands   F1 help</source>
        <translation>Ctrl+Shift+O файл   Enter проверить   Ctrl+F поиск в реестре   Ctrl+P печать   Ctrl+K команды   F1 справка</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>Аннулировать %1</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Аннулировать</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>The paper is no longer valid, whoever has it; its application can be opened again. This cannot be undone.</source>
        <translation>Бумага становится недействительной, у кого бы она ни была; обращение можно открыть заново. Отменить это нельзя.</translation>
    </message>
    <message>
        <source>%1 wants it revoked since %2: %3</source>
        <translation>%1 просит аннулировать с %2: %3</translation>
    </message>
    <message>
        <source>%1 is revoked. The application can be opened again.</source>
        <translation>%1 аннулирована. Обращение можно открыть заново.</translation>
    </message>
    <message>
        <source>%1 is revoked once a second supervisor agrees: Revoke… by another one.</source>
        <translation>%1 будет аннулирована, когда согласится второй руководитель: «Аннулировать…» от другого.</translation>
    </message>
    <message>
        <source>Save the act</source>
        <translation>Сохранить акт</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
</context>
<context>
    <name>RegisteredCard</name>
    <message>
        <source>REGISTERED</source>
        <translation>ЗАРЕГИСТРИРОВАНО</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Registered: %1</source>
        <translation>Зарегистрировано: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Открыть %1</translation>
    </message>
</context>
<context>
    <name>RenewalCard</name>
    <message>
        <source>SENT AGAIN</source>
        <translation>ОТПРАВЛЕНО ПОВТОРНО</translation>
    </message>
    <message>
        <source>%1, refused on %2</source>
        <translation>%1, отказано %2</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новое</translation>
    </message>
    <message>
        <source>no document</source>
        <translation>нет документов</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Собственник</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Мобильный</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Прежний адрес</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Лица</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Show the paper</source>
        <translation>Показать лист</translation>
    </message>
    <message>
        <source>Report: the figures of the period</source>
        <translation>Отчёт: показатели за период</translation>
    </message>
    <message>
        <source>Applications, one in each row</source>
        <translation>Обращения, по одному в строке</translation>
    </message>
    <message>
        <source>Certificates, one in each row</source>
        <translation>Справки, по одной в строке</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Эта неделя</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Прошлая неделя</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Этот месяц</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Прошлый месяц</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Этот год</translation>
    </message>
    <message>
        <source>From one day to another</source>
        <translation>С одного дня по другой</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Первый день</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Все отделы</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Your name and the time stand in the file, and in the log.</source>
        <translation>Ваше имя и время указываются и в файле, и в журнале.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>Последний день раньше первого.</translation>
    </message>
    <message>
        <source>%1 rows are written…</source>
        <translation>Записано строк: %1…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
</context>
<context>
    <name>SampleLookForm</name>
    <message>
        <source>Second look: %1, %2</source>
        <translation>Проверка решения: %1, %2</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Согласен</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Решил(а)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>%1 of %2 fit</source>
        <translation>подходят %1 из %2</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Выберите причину</translation>
    </message>
    <message>
        <source>If you do not agree: what is not right</source>
        <translation>Если не согласны: что не так</translation>
    </message>
    <message>
        <source>In your own words (needed if you do not agree)</source>
        <translation>Своими словами (нужно, если не согласны)</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>Не согласен</translation>
    </message>
</context>
<context>
    <name>SampleStrip</name>
    <message>
        <source>Second look at the decision</source>
        <translation>Проверка решения</translation>
    </message>
    <message>
        <source>Awaited</source>
        <translation>Ожидается</translation>
    </message>
    <message>
        <source>Second look…</source>
        <translation>Проверить…</translation>
    </message>
    <message>
        <source>This decision was picked for a second look</source>
        <translation>Это решение отобрано для проверки</translation>
    </message>
    <message>
        <source>Second look at the decision: agrees</source>
        <translation>Проверка решения: согласен</translation>
    </message>
    <message>
        <source>Second look at the decision: does not agree</source>
        <translation>Проверка решения: не согласен</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>Решил(а): %1</translation>
    </message>
    <message>
        <source>picked %1</source>
        <translation>отобрано %1</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Keep the list as it is now in this view</source>
        <translation>Сохранить нынешний список в этом виде</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Shared by %1</source>
        <translation>Общий вид: %1</translation>
    </message>
    <message>
        <source>Keep a copy of one&apos;s own…</source>
        <translation>Сохранить свою копию…</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>Scanner&apos;s folder…</source>
        <translation>Папка сканера…</translation>
    </message>
    <message>
        <source>Scanner&apos;s folder</source>
        <translation>Папка сканера</translation>
    </message>
    <message>
        <source>New scans are offered here, if you say where they lie.</source>
        <translation>Укажите папку сканера — новые сканы появятся здесь.</translation>
    </message>
    <message>
        <source>The scanner&apos;s folder is not there: %1</source>
        <translation>Папки сканера нет на месте: %1</translation>
    </message>
    <message>
        <source>Scanned last:</source>
        <translation>Последние сканы:</translation>
    </message>
    <message>
        <source>No new scans.</source>
        <translation>Новых сканов нет.</translation>
    </message>
</context>
<context>
    <name>SecondLook</name>
    <message>
        <source>Second look</source>
        <translation>Второй взгляд</translation>
    </message>
    <message>
        <source>Second look: %1 awaited</source>
        <translation>Второй взгляд: ожидается %1</translation>
    </message>
    <message>
        <source>Second look awaited</source>
        <translation>Ожидается второй взгляд</translation>
    </message>
    <message>
        <source>Weighing %1/%2</source>
        <translation>Обоснование %1/%2</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Утверждение</translation>
    </message>
    <message>
        <source>%1 awaited</source>
        <translation>ожидается %1</translation>
    </message>
    <message>
        <source>Second look: agrees</source>
        <translation>Второй взгляд: согласие</translation>
    </message>
    <message>
        <source>Second look: does not agree</source>
        <translation>Второй взгляд: несогласие</translation>
    </message>
</context>
<context>
    <name>SecondLookForm</name>
    <message>
        <source>Second look: %1, %2</source>
        <translation>Второй взгляд: %1, %2</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Согласен</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Расхождение</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>What you say to it (needed if you do not agree)</source>
        <translation>Мнение (обязательно, если не согласны)</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>Не согласен</translation>
    </message>
</context>
<context>
    <name>ServerSignIn</name>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Имя входа</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>Запомнить на этом компьютере</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
</context>
<context>
    <name>SettingsOfOffice</name>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Of your organisation alone; the other one has its own.</source>
        <translation>Только для вашей организации; у другой свои.</translation>
    </message>
    <message>
        <source>The words of a paper are the program&apos;s; names and addresses stand under “Letterhead”, the act of a letter under “Legal bases”. A paper that is out keeps what was printed.</source>
        <translation>Слова документа — программы; названия и адреса стоят в «Бланке», акт письма — в «Правовых основаниях». Выданный документ остаётся, как напечатан.</translation>
    </message>
    <message>
        <source>A working day begins</source>
        <translation>Начало рабочего дня</translation>
    </message>
    <message>
        <source>A working day, and with it a term, ends</source>
        <translation>Конец рабочего дня и срока</translation>
    </message>
    <message>
        <source>Minutes until an untouched desk locks</source>
        <translation>Через сколько минут без действий окно блокируется</translation>
    </message>
    <message>
        <source>The clock stands while the citizen is awaited</source>
        <translation>Срок стоит, пока ждут гражданина</translation>
    </message>
    <message>
        <source>Working days after which citizens are asked again</source>
        <translation>Через сколько рабочих дней напоминают гражданину</translation>
    </message>
    <message>
        <source>Days on which billing is asked whether it is paid</source>
        <translation>Сколько дней спрашивают биллинг об оплате</translation>
    </message>
    <message>
        <source>Reports that leave by themselves</source>
        <translation>Отчёты, уходящие сами</translation>
    </message>
    <message>
        <source>Decisions of a hundred that get a second look</source>
        <translation>Сколько решений из ста проверяют</translation>
    </message>
    <message>
        <source>Citizens confirm their mobile number</source>
        <translation>Гражданин подтверждает мобильный номер</translation>
    </message>
    <message>
        <source>Applications that one person is to hold</source>
        <translation>Сколько обращений должно быть у одного человека</translation>
    </message>
    <message>
        <source>Days for which a certificate may be used</source>
        <translation>Сколько дней действует справка</translation>
    </message>
    <message>
        <source>Two supervisors revoke a certificate or letter</source>
        <translation>Справку или письмо отзывают двое руководителей</translation>
    </message>
    <message>
        <source>Office hours are counted from %1.</source>
        <translation>Рабочие часы считаются с %1.</translation>
    </message>
    <message>
        <source>Terms end at %1 of their last day. The day stays as promised.</source>
        <translation>Сроки кончаются в %1 последнего дня. Обещанный день не меняется.</translation>
    </message>
    <message>
        <source>After %1 minutes without a touch of keyboard or mouse it locks.</source>
        <translation>Блокируется через %1 минут без клавиатуры и мыши.</translation>
    </message>
    <message>
        <source>It never locks by itself.</source>
        <translation>Сама не блокируется.</translation>
    </message>
    <message>
        <source>Days of waiting for the citizen join the term.</source>
        <translation>Дни ожидания гражданина добавляются к сроку.</translation>
    </message>
    <message>
        <source>The term runs on while the citizen is awaited.</source>
        <translation>Срок идёт и во время ожидания гражданина.</translation>
    </message>
    <message>
        <source>Asked again after so many working days: %1.</source>
        <translation>Напоминают через столько рабочих дней: %1.</translation>
    </message>
    <message>
        <source>Nobody is asked again.</source>
        <translation>Никому не напоминают.</translation>
    </message>
    <message>
        <source>Every morning for %1 days; the citizen is told once it is paid.</source>
        <translation>%1 дней каждое утро; об оплате гражданину сообщают один раз.</translation>
    </message>
    <message>
        <source>Billing is not asked.</source>
        <translation>Биллинг не спрашивают.</translation>
    </message>
    <message>
        <source>%1 of a hundred decisions are looked at by somebody else.</source>
        <translation>Из ста решений %1 проверяет другой сотрудник.</translation>
    </message>
    <message>
        <source>None is looked at.</source>
        <translation>Ни одно не проверяют.</translation>
    </message>
    <message>
        <source>day, week or month, the time, addresses: %1</source>
        <translation>день, неделя или месяц (day, week, month), час, адреса: %1</translation>
    </message>
    <message>
        <source>No report leaves by itself.</source>
        <translation>Отчёты сами не уходят.</translation>
    </message>
    <message>
        <source>Who holds more than %1 has too much; less than half, too little.</source>
        <translation>У кого больше %1 — перегружен; меньше половины — недогружен.</translation>
    </message>
    <message>
        <source>It is in force until a second supervisor agrees.</source>
        <translation>Действует, пока не согласится второй руководитель.</translation>
    </message>
    <message>
        <source>One supervisor revokes it by a reason.</source>
        <translation>Один руководитель отзывает с указанием причины.</translation>
    </message>
    <message>
        <source>At the citizens&apos; pages a code by SMS confirms the number.</source>
        <translation>На страницах граждан номер подтверждают кодом из SMS.</translation>
    </message>
    <message>
        <source>The number is taken as it was written.</source>
        <translation>Номер берут как написан.</translation>
    </message>
    <message>
        <source>A certificate is valid as long as nobody revokes it.</source>
        <translation>Справка действует, пока её не отозвали.</translation>
    </message>
    <message>
        <source>A certificate of today, %1, is valid until %2; from %3 on it is expired.</source>
        <translation>Справка от сегодня, %1, действует до %2; с %3 она просрочена.</translation>
    </message>
    <message>
        <source>It changes nothing for open applications.</source>
        <translation>На открытые обращения не влияет.</translation>
    </message>
    <message numerus="yes">
        <source>%n open term(s) end at another hour; no citizen is told.</source>
        <translation>
            <numerusform>%n открытый срок кончится в другой час; гражданам не сообщается.</numerusform>
            <numerusform>%n открытых срока кончатся в другой час; гражданам не сообщается.</numerusform>
            <numerusform>%n открытых сроков кончатся в другой час; гражданам не сообщается.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are late at once.</source>
        <translation>
            <numerusform>Из них %n сразу просрочен.</numerusform>
            <numerusform>Из них %n сразу просрочены.</numerusform>
            <numerusform>Из них %n сразу просрочены.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are in time again.</source>
        <translation>
            <numerusform>Из них %n снова в срок.</numerusform>
            <numerusform>Из них %n снова в срок.</numerusform>
            <numerusform>Из них %n снова в срок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) that are out expire at once.</source>
        <translation>
            <numerusform>%n выданная справка сразу станет просроченной.</numerusform>
            <numerusform>%n выданные справки сразу станут просроченными.</numerusform>
            <numerusform>%n выданных справок сразу станут просроченными.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired certificate(s) are valid again.</source>
        <translation>
            <numerusform>%n просроченная справка снова действует.</numerusform>
            <numerusform>%n просроченные справки снова действуют.</numerusform>
            <numerusform>%n просроченных справок снова действуют.</numerusform>
        </translation>
    </message>
    <message>
        <source>It changes nothing for certificates that are out.</source>
        <translation>На выданные справки не влияет.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Find a setting…</source>
        <translation>Найти настройку…</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Найти настройку</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Name in Azerbaijani</source>
        <translation>Название по-азербайджански</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Название по-английски</translation>
    </message>
    <message>
        <source>Name in Russian</source>
        <translation>Название по-русски</translation>
    </message>
    <message>
        <source>Text in Azerbaijani, which citizens read</source>
        <translation>Текст по-азербайджански: его читает гражданин</translation>
    </message>
    <message>
        <source>Text in English</source>
        <translation>Текст по-английски</translation>
    </message>
    <message>
        <source>Text in Russian</source>
        <translation>Текст по-русски</translation>
    </message>
    <message>
        <source>May stand in a text: %1</source>
        <translation>В тексте может стоять: %1</translation>
    </message>
    <message>
        <source>From now on a second person must agree before it is approved.</source>
        <translation>Отныне до утверждения должен согласиться второй сотрудник.</translation>
    </message>
    <message>
        <source>The holder&apos;s reason is enough. What waits already goes on waiting.</source>
        <translation>Достаточно причины исполнителя. Что уже ждёт, продолжает ждать.</translation>
    </message>
    <message>
        <source>A second person must agree</source>
        <translation>Должен согласиться второй сотрудник</translation>
    </message>
    <message>
        <source>Of a finding: whatever the reason. Of a reason: whatever the finding.</source>
        <translation>Для расхождения: при любой причине. Для причины: при любом расхождении.</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>расхождение</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>причина</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>нужен</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>My work</source>
        <translation>Моя работа</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Ждут ответа</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Второй взгляд</translation>
    </message>
    <message>
        <source>Decisions to look at</source>
        <translation>Проверка решений</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просроченные</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Срок сегодня</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Take the next one</source>
        <translation>Взять следующее</translation>
    </message>
    <message>
        <source>Lists and pages</source>
        <translation>Списки и страницы</translation>
    </message>
    <message>
        <source>MY WORK</source>
        <translation>МОЯ РАБОТА</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>СТАТУС</translation>
    </message>
    <message>
        <source>DEADLINE</source>
        <translation>СРОК</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>CITIZENS</source>
        <translation>ЗАЯВИТЕЛИ</translation>
    </message>
    <message>
        <source>At the counter…</source>
        <translation>Приём обращения…</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Пакеты портала…</translation>
    </message>
    <message>
        <source>Undelivered messages</source>
        <translation>Недошедшие сообщения</translation>
    </message>
    <message>
        <source>DEPARTURES</source>
        <translation>ПЕРЕЕЗД</translation>
    </message>
    <message>
        <source>Lists of departures</source>
        <translation>Списки переездов</translation>
    </message>
    <message>
        <source>SUPERVISION</source>
        <translation>НАДЗОР</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Показатели</translation>
    </message>
    <message>
        <source>What recurs</source>
        <translation>Повторы</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>CERTIFICATES</source>
        <translation>СПРАВКИ</translation>
    </message>
    <message>
        <source>LETTERS</source>
        <translation>ПИСЬМА</translation>
    </message>
    <message>
        <source>Register of certificates</source>
        <translation>Реестр справок</translation>
    </message>
    <message>
        <source>Register of letters</source>
        <translation>Реестр писем</translation>
    </message>
    <message>
        <source>SAVED</source>
        <translation>СОХРАНЁННЫЕ</translation>
    </message>
    <message>
        <source>%1 — the right mouse button or the menu key changes it</source>
        <translation>%1 — правая кнопка мыши или клавиша меню изменяет вид</translation>
    </message>
    <message>
        <source>late and told of: %1</source>
        <translation>просрочено, сообщено: %1</translation>
    </message>
    <message>
        <source>%1: %2, answered: %3</source>
        <translation>%1: %2, ответили: %3</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Account</source>
        <translation>Имя входа</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>Запомнить на этом компьютере</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
</context>
<context>
    <name>SmsParts</name>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n часть</numerusform>
            <numerusform>%n части</numerusform>
            <numerusform>%n частей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>Findings to weigh: %1</source>
        <translation>Расхождений без обоснования: %1</translation>
    </message>
    <message>
        <source>Debt: %1</source>
        <translation>Долг: %1</translation>
    </message>
    <message>
        <source>No debt</source>
        <translation>Долга нет</translation>
    </message>
    <message>
        <source>Billing is being asked</source>
        <translation>Идёт запрос в биллинг</translation>
    </message>
    <message>
        <source>Document %1 of %2</source>
        <translation>Документ %1 / %2</translation>
    </message>
    <message>
        <source>The document is on the whole screen</source>
        <translation>Документ на весь экран</translation>
    </message>
    <message>
        <source>The document is in the window</source>
        <translation>Документ в окне</translation>
    </message>
    <message>
        <source>New findings: %1</source>
        <translation>Новых расхождений: %1</translation>
    </message>
    <message>
        <source>%1 of %2 documents judged</source>
        <translation>Рассмотрено документов: %1 / %2</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>J/K choose   Enter open   Ctrl+Enter approve   Ctrl+K commands   F1 help</source>
        <translation>J/K выбор   Enter открыть   Ctrl+Enter утвердить   Ctrl+K команды   F1 помощь</translation>
    </message>
    <message>
        <source>Database: connected</source>
        <translation>База данных: подключена</translation>
    </message>
    <message>
        <source>Database: not connected</source>
        <translation>База данных: нет связи</translation>
    </message>
    <message>
        <source>·   Unsent messages: %1</source>
        <translation>·   Неотправленных сообщений: %1</translation>
    </message>
</context>
<context>
    <name>TakingForm</name>
    <message>
        <source>List of a departure: %1</source>
        <translation>Список переезда: %1</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>List № %1: %2 households, %3 people</source>
        <translation>Список № %1: %2 семей, %3 человек</translation>
    </message>
    <message>
        <source>Whoever takes it in looks at everybody in it: that is written down. The people of the list are erased some time after it is closed.</source>
        <translation>Принимающий список просматривает всех, кто в нём: это записывается. Данные людей стираются через некоторое время после закрытия списка.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not fit. Nothing was taken in: have the file put right.</source>
        <translation>
            <numerusform>%n место не подходит. Ничего не принято: попросите исправить файл.</numerusform>
            <numerusform>%n места не подходят. Ничего не принято: попросите исправить файл.</numerusform>
            <numerusform>%n мест не подходят. Ничего не принято: попросите исправить файл.</numerusform>
        </translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>Что не подходит</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>Строка %1, %2: %3</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Новые: %1</translation>
    </message>
    <message>
        <source>No longer in it: %1</source>
        <translation>Больше нет в списке: %1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Изменились: %1</translation>
    </message>
    <message>
        <source>Nothing is different from the list that is there.</source>
        <translation>Отличий от имеющегося списка нет.</translation>
    </message>
</context>
<context>
    <name>TermsKind</name>
    <message>
        <source>Working days of a term</source>
        <translation>Рабочих дней на срок</translation>
    </message>
    <message>
        <source>Working days of a special investigation</source>
        <translation>Рабочих дней с особой проверкой</translation>
    </message>
    <message>
        <source>For what is submitted from (05.12.2026)</source>
        <translation>Для поданного начиная с (05.12.2026)</translation>
    </message>
    <message>
        <source>At most %1 working days, by the law on citizens&apos; applications. Open applications keep the term that was promised. Without a day: what was to come is taken away.</source>
        <translation>По закону об обращениях граждан — не более %1 рабочих дней. Открытые обращения сохраняют обещанный срок. Без даты: то, что должно было вступить, убирается.</translation>
    </message>
    <message>
        <source>%1 working days</source>
        <translation>%1 раб. дн.</translation>
    </message>
    <message>
        <source>from %1: %2 working days</source>
        <translation>с %1: %2 раб. дн.</translation>
    </message>
    <message>
        <source>Submitted on %1: to be decided by %2.</source>
        <translation>Поданное %1 решается до %2.</translation>
    </message>
    <message>
        <source>With a special investigation: by %1.</source>
        <translation>С особой проверкой: до %1.</translation>
    </message>
    <message>
        <source>It changes nothing for open applications.</source>
        <translation>На открытые обращения не влияет.</translation>
    </message>
    <message>
        <source>as the e-service says</source>
        <translation>как в описании услуги</translation>
    </message>
    <message>
        <source>%1, from %2 on %3</source>
        <translation>%1, с %2 — %3</translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>Show the message</source>
        <translation>Показать сообщение</translation>
    </message>
</context>
<context>
    <name>ThumbnailStrip</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Page %1</source>
        <translation>Страница %1</translation>
    </message>
</context>
<context>
    <name>TimingsPane</name>
    <message>
        <source>Workplace</source>
        <translation>Рабочее место</translation>
    </message>
    <message>
        <source>What is waited for</source>
        <translation>Чего ждут</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Раз</translation>
    </message>
    <message>
        <source>Half within</source>
        <translation>Половина за</translation>
    </message>
    <message>
        <source>19 of 20 within</source>
        <translation>19 из 20 за</translation>
    </message>
    <message>
        <source>Meant to be</source>
        <translation>Норма</translation>
    </message>
    <message>
        <source>Speed of the desks</source>
        <translation>Скорость рабочих мест</translation>
    </message>
    <message>
        <source>Each desk counts how long its clerk waits, and writes the counts down every twenty minutes. A workplace is called by lot; nobody&apos;s name is kept, and what is older than %1 days goes. A time is the bound of a step: it was not longer than that.</source>
        <translation>Каждое рабочее место считает, сколько ждёт сотрудник, и раз в двадцать минут записывает. Имя места случайно, ничьё имя не хранится, старше %1 дней стирается. Время — граница ступени: дольше не длилось.</translation>
    </message>
    <message>
        <source>This workplace: %1</source>
        <translation>Это рабочее место: %1</translation>
    </message>
    <message>
        <source>Nothing has been noted yet.</source>
        <translation>Пока ничего не записано.</translation>
    </message>
    <message>
        <source>%1 (this one)</source>
        <translation>%1 (это)</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>медленно</translation>
    </message>
    <message>
        <source>an application opens</source>
        <translation>открывается обращение</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>список</translation>
    </message>
    <message>
        <source>a search or a filter</source>
        <translation>поиск или фильтр</translation>
    </message>
    <message>
        <source>a document&apos;s first page</source>
        <translation>первая страница документа</translation>
    </message>
    <message>
        <source>the printer takes it</source>
        <translation>принтер принимает</translation>
    </message>
    <message>
        <source>over %1 s</source>
        <translation>более %1 с</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
</context>
<context>
    <name>UndeliveredPage</name>
    <message>
        <source>Citizen</source>
        <translation>Заявитель</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что случилось</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С какого времени</translation>
    </message>
    <message>
        <source>Citizen reached</source>
        <translation>Заявитель узнал</translation>
    </message>
    <message>
        <source>Messages that did not arrive</source>
        <translation>Недошедшие сообщения</translation>
    </message>
    <message>
        <source>Only whom nobody has reached: to be called</source>
        <translation>Только кто ничего не узнал: позвонить</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>Open the application</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Every message has arrived or is on its way.</source>
        <translation>Все сообщения дошли или в пути.</translation>
    </message>
    <message>
        <source>In the opened application “Amend…” corrects the number and “Call…” writes down that you have called.</source>
        <translation>В открытом обращении «Исправить…» меняет номер, а «Звонок…» отмечает, что вы позвонили.</translation>
    </message>
    <message>
        <source>by call</source>
        <translation>по звонку</translation>
    </message>
    <message>
        <source>by another message</source>
        <translation>другим сообщением</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>%1: the message is sent again.</source>
        <translation>%1: сообщение отправляется снова.</translation>
    </message>
</context>
<context>
    <name>UndoToast</name>
    <message>
        <source>Take back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back, for %1 seconds.</source>
        <translation>Отозвать: Ctrl+Z, в течение %1 с.</translation>
    </message>
    <message>
        <source>Take back (Ctrl+Z) · %1 s</source>
        <translation>Отозвать (Ctrl+Z) · %1 с</translation>
    </message>
</context>
<context>
    <name>VerdictForm</name>
    <message>
        <source>The document does not fit</source>
        <translation>Документ не подходит</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>Что в нём не так</translation>
    </message>
</context>
<context>
    <name>ViewForm</name>
    <message>
        <source>Keep as a view</source>
        <translation>Сохранить как вид</translation>
    </message>
    <message>
        <source>Change the view</source>
        <translation>Изменить вид</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Район</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>E-service</source>
        <translation>Э-услуга</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Отдел</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Подано</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Код абонента</translation>
    </message>
    <message>
        <source>Everybody in the organisation has it</source>
        <translation>Виден всем в организации</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Opening…</source>
        <translation>Открывается…</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>The document is on the whole screen.</source>
        <translation>Документ показан на весь экран.</translation>
    </message>
    <message>
        <source>Bring it back here</source>
        <translation>Вернуть сюда</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>страница %1</translation>
    </message>
</context>
<context>
    <name>ViewerHead</name>
    <message>
        <source>More tools</source>
        <translation>Другие инструменты</translation>
    </message>
</context>
<context>
    <name>ViewerTools</name>
    <message>
        <source>Show or hide the strip of pages (T)</source>
        <translation>Показать или скрыть полосу страниц (T)</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Поиск в документе</translation>
    </message>
    <message>
        <source>Previous page (Page up)</source>
        <translation>Предыдущая страница (Page Up)</translation>
    </message>
    <message>
        <source>Next page (Page down)</source>
        <translation>Следующая страница (Page Down)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Мельче (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Крупнее (+)</translation>
    </message>
    <message>
        <source>Fit the whole page (0)</source>
        <translation>Страница целиком (0)</translation>
    </message>
    <message>
        <source>Fit the width (W)</source>
        <translation>По ширине (W)</translation>
    </message>
    <message>
        <source>Turn (R)</source>
        <translation>Повернуть (R)</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>Яркость и контраст</translation>
    </message>
    <message>
        <source>Show or hide the stated data beside the page (D)</source>
        <translation>Показать или скрыть заявленные данные рядом со страницей (D)</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Во весь экран (F11)</translation>
    </message>
    <message>
        <source>Leave the full screen (Esc)</source>
        <translation>Выйти из полноэкранного режима (Esc)</translation>
    </message>
</context>
<context>
    <name>WarningsKind</name>
    <message>
        <source>Whoever holds it: office hours before the term</source>
        <translation>Исполнителю: за сколько рабочих часов до срока</translation>
    </message>
    <message>
        <source>Supervisors: office hours before the term</source>
        <translation>Руководителю: за сколько рабочих часов до срока</translation>
    </message>
    <message>
        <source>Others by e-mail: office hours after the term</source>
        <translation>Через сколько рабочих часов после срока</translation>
    </message>
    <message>
        <source>Who gets the supervisors&apos; warning by e-mail</source>
        <translation>Кому на почту идёт предупреждение руководителю</translation>
    </message>
    <message>
        <source>Who gets an e-mail when the term has passed</source>
        <translation>Кому на почту сообщается о просрочке</translation>
    </message>
    <message>
        <source>0: nobody is warned. E-mails name applications by their numbers alone, each term once.</source>
        <translation>0 — никого не предупреждают. В письмах только номера обращений, о каждом сроке один раз.</translation>
    </message>
    <message>
        <source>An application whose term ends on %1:</source>
        <translation>Обращение со сроком %1:</translation>
    </message>
    <message>
        <source>from %1 its holder sees it</source>
        <translation>с %1 видит исполнитель</translation>
    </message>
    <message>
        <source>from %1 supervisors see it</source>
        <translation>с %1 видит руководитель</translation>
    </message>
    <message>
        <source>and an e-mail goes to %1</source>
        <translation>и письмо идёт: %1</translation>
    </message>
    <message>
        <source>from %1, undecided, it stands in red before supervisors</source>
        <translation>с %1, если решения нет, красным у руководителя</translation>
    </message>
    <message>
        <source>nobody is warned</source>
        <translation>никого не предупреждают</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
</context>
<context>
    <name>WeighForm</name>
    <message>
        <source>Reasons for the findings</source>
        <translation>Обоснование расхождений</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Выберите причину</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>%1: in your own words</source>
        <translation>%1: своими словами</translation>
    </message>
    <message>
        <source>whoever may</source>
        <translation>любой, кто может</translation>
    </message>
    <message>
        <source>A second person looks at it before it is approved. Ask:</source>
        <translation>До утверждения смотрит второй сотрудник. Кого попросить:</translation>
    </message>
    <message>
        <source>Write and send to the second look</source>
        <translation>Записать и отправить на второй взгляд</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Join an office</source>
        <translation>Подключиться к организации</translation>
    </message>
    <message>
        <source>Your office has a server. Its name, your account and a first password are given to you by the administrator.</source>
        <translation>У вашей организации есть сервер. Его имя, учётную запись и первый пароль вам сообщает администратор.</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>Подключиться…</translation>
    </message>
    <message>
        <source>One workstation</source>
        <translation>Одно рабочее место</translation>
    </message>
    <message>
        <source>Everything lies in a file on this computer. You make the first account, the administrator&apos;s, with a password of your own.</source>
        <translation>Всё хранится в одном файле на этом компьютере. Первую учётную запись, администратора, вы создаёте сами и со своим паролем.</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Настроить…</translation>
    </message>
    <message>
        <source>Try the sample office</source>
        <translation>Попробовать на образце</translation>
    </message>
    <message>
        <source>People, applications and documents are samples. Nothing that you do there reaches a citizen.</source>
        <translation>Люди, заявления и документы — образцы. Ничто из сделанного там не дойдёт до гражданина.</translation>
    </message>
    <message>
        <source>Open the sample office</source>
        <translation>Открыть образец</translation>
    </message>
    <message>
        <source>How do you want to work?</source>
        <translation>Как вы хотите работать?</translation>
    </message>
    <message>
        <source>This is asked once; trying the samples decides nothing.</source>
        <translation>Это спрашивается один раз; проба на образце ничего не решает.</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>Not valid: %1</source>
        <translation>Неверно: %1</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>Очистить поле</translation>
    </message>
</context>
<context>
    <name>WithdrawalCard</name>
    <message>
        <source>WITHDRAWAL</source>
        <translation>ОТЗЫВ</translation>
    </message>
    <message>
        <source>The citizen asked on %1 to withdraw it.</source>
        <translation>Заявитель %1 попросил отозвать обращение.</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Отозвать…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Исполнено</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>IDP application</source>
        <translation>Обращение вынужденного переселенца</translation>
    </message>
    <message>
        <source>Certificate of no debt</source>
        <translation>Справка об отсутствии долга</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Приём</translation>
    </message>
    <message>
        <source>E-signature</source>
        <translation>Э-подпись</translation>
    </message>
    <message>
        <source>Portal password</source>
        <translation>Пароль портала</translation>
    </message>
    <message>
        <source>Settling at a new address</source>
        <translation>Поселение по новому адресу</translation>
    </message>
    <message>
        <source>Change in the family</source>
        <translation>Изменение состава семьи</translation>
    </message>
    <message>
        <source>First registration</source>
        <translation>Первая регистрация</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Другое</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Зарегистрировано</translation>
    </message>
    <message>
        <source>Taken into work</source>
        <translation>Взято в работу</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Возвращено в очередь</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Поручено</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Переслано</translation>
    </message>
    <message>
        <source>Investigation set</source>
        <translation>Назначена проверка</translation>
    </message>
    <message>
        <source>Citizen asked</source>
        <translation>Запрошено у гражданина</translation>
    </message>
    <message>
        <source>Citizen answered</source>
        <translation>Гражданин ответил</translation>
    </message>
    <message>
        <source>Amended</source>
        <translation>Исправлено</translation>
    </message>
    <message>
        <source>Citizen added a document</source>
        <translation>Заявитель добавил документ</translation>
    </message>
    <message>
        <source>Document judged</source>
        <translation>Заключение о документе</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Второй взгляд</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Утверждено</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Решение отозвано</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Открыто заново</translation>
    </message>
    <message>
        <source>Routed</source>
        <translation>Направлено в отдел</translation>
    </message>
    <message>
        <source>Term moved</source>
        <translation>Срок изменён</translation>
    </message>
    <message>
        <source>Personal data erased</source>
        <translation>Персональные данные стёрты</translation>
    </message>
    <message>
        <source>One person&apos;s data erased</source>
        <translation>Данные одного человека стёрты</translation>
    </message>
    <message>
        <source>Billing answered</source>
        <translation>Ответ биллинга</translation>
    </message>
    <message>
        <source>Did not answer</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>Certificate formed</source>
        <translation>Справка выдана</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Заменена новой</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Признана недействительной</translation>
    </message>
    <message>
        <source>Printed, copy</source>
        <translation>Напечатано, экземпляр</translation>
    </message>
    <message>
        <source>To be revoked, says</source>
        <translation>Просят аннулировать</translation>
    </message>
    <message>
        <source>Printed sheet</source>
        <translation>Лист печати</translation>
    </message>
    <message>
        <source>the citizen has lost it</source>
        <translation>гражданин потерял</translation>
    </message>
    <message>
        <source>the sheet is spoiled</source>
        <translation>лист испорчен</translation>
    </message>
    <message>
        <source>handed in at a second place</source>
        <translation>подаётся во второе место</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>другая причина</translation>
    </message>
    <message>
        <source>Picked for a second look</source>
        <translation>Отобрано для проверки</translation>
    </message>
    <message>
        <source>Second look at the decision</source>
        <translation>Проверка решения</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>документы</translation>
    </message>
    <message>
        <source>the person or the address</source>
        <translation>лицо или адрес</translation>
    </message>
    <message>
        <source>the debt</source>
        <translation>долг</translation>
    </message>
    <message>
        <source>the rule or the reason does not fit</source>
        <translation>правило или причина не подходит</translation>
    </message>
    <message>
        <source>what the citizen was told</source>
        <translation>что написано заявителю</translation>
    </message>
    <message>
        <source>came out</source>
        <translation>вышел</translation>
    </message>
    <message>
        <source>spoiled</source>
        <translation>испорчен</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>утрачен</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Investigation</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Something is asked for</source>
        <translation>Запрошены сведения</translation>
    </message>
    <message>
        <source>Pay, then print</source>
        <translation>Оплатите, затем печатайте</translation>
    </message>
    <message>
        <source>Can be printed</source>
        <translation>Можно печатать</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Written to a file</source>
        <translation>Записано в файл</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Доставлено</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Не доставлено</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Неясно</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Действительна</translation>
    </message>
    <message>
        <source>Time is over</source>
        <translation>Срок истёк</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>в порядке</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>внимание</translation>
    </message>
    <message>
        <source>not in order</source>
        <translation>не в порядке</translation>
    </message>
    <message>
        <source>note</source>
        <translation>примечание</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>не проверено</translation>
    </message>
    <message>
        <source>The seal&apos;s own certificate was revoked</source>
        <translation>Сертификат печати отозван</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Дозвонились</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Неверный номер</translation>
    </message>
    <message>
        <source>Call back later</source>
        <translation>Перезвонить позже</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>То же лицо</translation>
    </message>
    <message>
        <source>Same old address</source>
        <translation>Тот же прежний адрес</translation>
    </message>
    <message>
        <source>Same subscriber code</source>
        <translation>Тот же код абонента</translation>
    </message>
    <message>
        <source>Same file</source>
        <translation>Тот же файл</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Аудитор</translation>
    </message>
    <message>
        <source>Debt</source>
        <translation>Долг</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Рассмотрение</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Исполнение</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Мобильный</translation>
    </message>
    <message>
        <source>Old address</source>
        <translation>Прежний адрес</translation>
    </message>
    <message>
        <source>New subscriber code</source>
        <translation>Новый код абонента</translation>
    </message>
    <message>
        <source>Owner&apos;s name</source>
        <translation>Имя собственника</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>Группа потребителя</translation>
    </message>
    <message>
        <source>Subscriber code</source>
        <translation>Код абонента</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>There is no subscriber code</source>
        <translation>Кода абонента нет</translation>
    </message>
    <message>
        <source>The certificate cannot be formed</source>
        <translation>Справку нельзя сформировать</translation>
    </message>
    <message>
        <source>Withdrawn by the citizen</source>
        <translation>Отозвано заявителем</translation>
    </message>
    <message>
        <source>Citizen asks to withdraw it</source>
        <translation>Заявитель просит отозвать</translation>
    </message>
    <message>
        <source>To be weighed</source>
        <translation>Расхождение</translation>
    </message>
    <message>
        <source>Not to be weighed any more</source>
        <translation>Расхождение снято</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Обосновано</translation>
    </message>
    <message>
        <source>a person registered elsewhere</source>
        <translation>зарегистрированное лицо есть и в другом обращении</translation>
    </message>
    <message>
        <source>the old code elsewhere</source>
        <translation>прежний код абонента есть и в другом обращении</translation>
    </message>
    <message>
        <source>the old address elsewhere</source>
        <translation>прежний адрес есть и в другом обращении</translation>
    </message>
    <message>
        <source>the code in another open application</source>
        <translation>есть другое открытое обращение с этим кодом</translation>
    </message>
    <message>
        <source>an important note</source>
        <translation>важная запись</translation>
    </message>
    <message>
        <source>another holder at billing</source>
        <translation>владелец не тот, кто в биллинге</translation>
    </message>
    <message>
        <source>deceased according to the register</source>
        <translation>по реестру лицо умерло</translation>
    </message>
    <message>
        <source>the same file of another person</source>
        <translation>тот же файл подан для другого лица</translation>
    </message>
    <message>
        <source>a FIN unknown to the register</source>
        <translation>реестр не знает ФИН</translation>
    </message>
    <message>
        <source>the register says otherwise</source>
        <translation>данные отличаются от реестра</translation>
    </message>
    <message>
        <source>an expired document</source>
        <translation>срок удостоверения истёк</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>не сверено</translation>
    </message>
    <message>
        <source>inheritance</source>
        <translation>наследство</translation>
    </message>
    <message>
        <source>sold, the account not moved yet</source>
        <translation>купля-продажа, абонент ещё не переоформлен</translation>
    </message>
    <message>
        <source>a power of attorney</source>
        <translation>есть доверенность</translation>
    </message>
    <message>
        <source>spelled otherwise, the same person</source>
        <translation>разное написание, лицо то же</translation>
    </message>
    <message>
        <source>the original was seen</source>
        <translation>оригинал просмотрен</translation>
    </message>
    <message>
        <source>cleared up by telephone</source>
        <translation>уточнено по телефону</translation>
    </message>
    <message>
        <source>the other application is old or wrong</source>
        <translation>другое обращение старое или ошибочное</translation>
    </message>
    <message>
        <source>has left that household</source>
        <translation>отделилось от той семьи</translation>
    </message>
    <message>
        <source>cleared up with the State Committee</source>
        <translation>уточнено в Госкомитете</translation>
    </message>
    <message>
        <source>a document readable in part</source>
        <translation>документ читается частично</translation>
    </message>
</context>
<context>
    <name>YearView</name>
    <message>
        <source>Year</source>
        <translation>Год</translation>
    </message>
</context>
<context>
    <name>_Chips</name>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>просрочено на %n рабочий день</numerusform>
            <numerusform>просрочено на %n рабочих дня</numerusform>
            <numerusform>просрочено на %n рабочих дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation>
            <numerusform>просрочено на %n час</numerusform>
            <numerusform>просрочено на %n часа</numerusform>
            <numerusform>просрочено на %n часов</numerusform>
        </translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Просрочено</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>остался %n час</numerusform>
            <numerusform>осталось %n часа</numerusform>
            <numerusform>осталось %n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>осталась %n минута</numerusform>
            <numerusform>осталось %n минуты</numerusform>
            <numerusform>осталось %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Сегодня %1</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n рабочий день</numerusform>
            <numerusform>%n рабочих дня</numerusform>
            <numerusform>%n рабочих дней</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Group</name>
    <message>
        <source>%1: shared with %2 other applications, the newest %3 of %4</source>
        <translation>%1: то же ещё в обращениях (%2), самое новое %3 от %4</translation>
    </message>
    <message>
        <source>Show each</source>
        <translation>Показать каждое</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Внимание</translation>
    </message>
</context>
<context>
    <name>_Hits</name>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <translation>
            <numerusform>Показать ещё (осталась %n)</numerusform>
            <numerusform>Показать ещё (осталось %n)</numerusform>
            <numerusform>Показать ещё (осталось %n)</numerusform>
        </translation>
    </message>
</context>
</TS>
