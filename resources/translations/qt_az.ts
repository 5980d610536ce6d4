<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="az">
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Saxla</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Hamısını saxla</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Bəli</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>&amp;Hamısına bəli</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Xeyr</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>Hamısına x&amp;eyr</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Dayandır</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Yenidən</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Keç</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Bağla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ləğv et</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Saxlama</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Kömək</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Tətbiq et</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Əvvəlki vəziyyət</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Adi dəyərlər</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri qaytar</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Yenidən et</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Kə&amp;s</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Köçür</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Yapış&amp;dır</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Hamısını seç</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri qaytar</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Yenidən et</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Kə&amp;s</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Köçür</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Yapış&amp;dır</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Hamısını seç</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Keçidi köçür</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Hamısını seç</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Artır</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>A&amp;zalt</translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <source>Print</source>
        <translation>Çap</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Çap et</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>&amp;Options &gt;&gt;</source>
        <translation>&amp;Seçimlər &gt;&gt;</translation>
    </message>
    <message>
        <source>&amp;Options &lt;&lt;</source>
        <translation>&amp;Seçimlər &lt;&lt;</translation>
    </message>
    <message>
        <source>All Pages</source>
        <translation>Bütün səhifələr</translation>
    </message>
    <message>
        <source>Odd Pages</source>
        <translation>Tək səhifələr</translation>
    </message>
    <message>
        <source>Even Pages</source>
        <translation>Cüt səhifələr</translation>
    </message>
    <message>
        <source>Print to File (PDF)</source>
        <translation>Fayla çap (PDF)</translation>
    </message>
    <message>
        <source>Local file</source>
        <translation>Yerli fayl</translation>
    </message>
    <message>
        <source>Write PDF file</source>
        <translation>PDF faylı yaz</translation>
    </message>
    <message>
        <source>Left to Right, Top to Bottom</source>
        <translation>Soldan sağa, yuxarıdan aşağı</translation>
    </message>
    <message>
        <source>Left to Right, Bottom to Top</source>
        <translation>Soldan sağa, aşağıdan yuxarı</translation>
    </message>
    <message>
        <source>Right to Left, Bottom to Top</source>
        <translation>Sağdan sola, aşağıdan yuxarı</translation>
    </message>
    <message>
        <source>Right to Left, Top to Bottom</source>
        <translation>Sağdan sola, yuxarıdan aşağı</translation>
    </message>
    <message>
        <source>Bottom to Top, Left to Right</source>
        <translation>Aşağıdan yuxarı, soldan sağa</translation>
    </message>
    <message>
        <source>Bottom to Top, Right to Left</source>
        <translation>Aşağıdan yuxarı, sağdan sola</translation>
    </message>
    <message>
        <source>Top to Bottom, Left to Right</source>
        <translation>Yuxarıdan aşağı, soldan sağa</translation>
    </message>
    <message>
        <source>Top to Bottom, Right to Left</source>
        <translation>Yuxarıdan aşağı, sağdan sola</translation>
    </message>
    <message>
        <source>1 (1x1)</source>
        <translation>1 (1x1)</translation>
    </message>
    <message>
        <source>2 (2x1)</source>
        <translation>2 (2x1)</translation>
    </message>
    <message>
        <source>4 (2x2)</source>
        <translation>4 (2x2)</translation>
    </message>
    <message>
        <source>6 (2x3)</source>
        <translation>6 (2x3)</translation>
    </message>
    <message>
        <source>9 (3x3)</source>
        <translation>9 (3x3)</translation>
    </message>
    <message>
        <source>16 (4x4)</source>
        <translation>16 (4x4)</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Fayl artıq var</translation>
    </message>
    <message>
        <source>%1 is a directory.
Please choose a different file name.</source>
        <translation>%1 qovluqdur.
Başqa fayl adı seçin.</translation>
    </message>
    <message>
        <source>File %1 is not writable.
Please choose a different file name.</source>
        <translation>%1 faylına yazmaq olmur.
Başqa fayl adı seçin.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to overwrite it?</source>
        <translation>%1 artıq var.
Üzərinə yazılsın?</translation>
    </message>
</context>
<context>
    <name>QPrintWidget</name>
    <message>
        <source>Form</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Adı:</translation>
    </message>
    <message>
        <source>P&amp;roperties</source>
        <translation>&amp;Xassələri</translation>
    </message>
    <message>
        <source>Location:</source>
        <translation>Yeri:</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Ön baxış</translation>
    </message>
    <message>
        <source>Type:</source>
        <translation>Növü:</translation>
    </message>
    <message>
        <source>Output &amp;file:</source>
        <translation>Çıxış &amp;faylı:</translation>
    </message>
    <message>
        <source>...</source>
        <translation>...</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Form</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Nüsxələr</translation>
    </message>
    <message>
        <source>Print range</source>
        <translation>Çap aralığı</translation>
    </message>
    <message>
        <source>Print all</source>
        <translation>Hamısını çap et</translation>
    </message>
    <message>
        <source>Pages from</source>
        <translation>Səhifələr:</translation>
    </message>
    <message>
        <source>to</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Current Page</source>
        <translation>Cari səhifə</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Seçilmiş hissə</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Səhifələr</translation>
    </message>
    <message>
        <source>Page Set:</source>
        <translation>Səhifələr:</translation>
    </message>
    <message>
        <source>Page &amp;Set:</source>
        <translation>Səhifə&amp;lər:</translation>
    </message>
    <message>
        <source>Output Settings</source>
        <translation>Çıxış</translation>
    </message>
    <message>
        <source>Copies:</source>
        <translation>Nüsxə sayı:</translation>
    </message>
    <message>
        <source>Collate</source>
        <translation>Nüsxə-nüsxə</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Tərs ardıcıllıqla</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Seçimlər</translation>
    </message>
    <message>
        <source>Color Mode</source>
        <translation>Rəng</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Rəngli</translation>
    </message>
    <message>
        <source>Grayscale</source>
        <translation>Boz</translation>
    </message>
    <message>
        <source>Double Sided Printing</source>
        <translation>İkitərəfli çap</translation>
    </message>
    <message>
        <source>Duplex Printing</source>
        <translation>İkitərəfli çap</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Yox</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yox</translation>
    </message>
    <message>
        <source>Long side binding</source>
        <translation>Uzun tərəf üzrə</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>Uzun tərəf üzrə</translation>
    </message>
    <message>
        <source>Short side binding</source>
        <translation>Qısa tərəf üzrə</translation>
    </message>
    <message>
        <source>Short side</source>
        <translation>Qısa tərəf üzrə</translation>
    </message>
    <message>
        <source>Page &amp;order:</source>
        <translation>&amp;Ardıcıllıq:</translation>
    </message>
    <message>
        <source>Pages &amp;per sheet:</source>
        <translation>&amp;Vərəqdə səhifə:</translation>
    </message>
    <message>
        <source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source>
        <translation>Səhifələri və ya aralıqları vergüllə ayırın. Aralıq defislə yazılan iki nömrədir: 3,5-7,9 yazılsa, 3, 5, 6, 7 və 9-cu səhifələr çap olunur.</translation>
    </message>
</context>
<context>
    <name>QPrintPropertiesWidget</name>
    <message>
        <source>Form</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Səhifə</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Əlavə</translation>
    </message>
</context>
<context>
    <name>QPrintPropertiesDialog</name>
    <message>
        <source>Printer Properties</source>
        <translation>Printerin xassələri</translation>
    </message>
    <message>
        <source>Job Options</source>
        <translation>Tapşırıq</translation>
    </message>
</context>
<context>
    <name>QPageSetupDialog</name>
    <message>
        <source>Page Setup</source>
        <translation>Səhifə</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message>
        <source>Form</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Kağız</translation>
    </message>
    <message>
        <source>Page size:</source>
        <translation>Ölçüsü:</translation>
    </message>
    <message>
        <source>Width:</source>
        <translation>Eni:</translation>
    </message>
    <message>
        <source>Height:</source>
        <translation>Hündürlüyü:</translation>
    </message>
    <message>
        <source>Paper source:</source>
        <translation>Mənbəyi:</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>İstiqaməti</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Dikinə</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Eninə</translation>
    </message>
    <message>
        <source>Reverse landscape</source>
        <translation>Tərs eninə</translation>
    </message>
    <message>
        <source>Reverse portrait</source>
        <translation>Tərs dikinə</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>Kənarlar</translation>
    </message>
    <message>
        <source>top margin</source>
        <translation>yuxarı kənar</translation>
    </message>
    <message>
        <source>left margin</source>
        <translation>sol kənar</translation>
    </message>
    <message>
        <source>right margin</source>
        <translation>sağ kənar</translation>
    </message>
    <message>
        <source>bottom margin</source>
        <translation>aşağı kənar</translation>
    </message>
    <message>
        <source>Page Layout</source>
        <translation>Səhifələrin yeri</translation>
    </message>
    <message>
        <source>Page order:</source>
        <translation>Ardıcıllıq:</translation>
    </message>
    <message>
        <source>Page &amp;order:</source>
        <translation>&amp;Ardıcıllıq:</translation>
    </message>
    <message>
        <source>Pages per sheet:</source>
        <translation>Vərəqdə səhifə:</translation>
    </message>
    <message>
        <source>Pages &amp;per sheet:</source>
        <translation>&amp;Vərəqdə səhifə:</translation>
    </message>
    <message>
        <source>Millimeters (mm)</source>
        <translation>Millimetr (mm)</translation>
    </message>
    <message>
        <source>Inches (in)</source>
        <translation>Düym (in)</translation>
    </message>
    <message>
        <source>Points (pt)</source>
        <translation>Punkt (pt)</translation>
    </message>
    <message>
        <source>Pica (P̸)</source>
        <translation>Pika (P̸)</translation>
    </message>
    <message>
        <source>Didot (DD)</source>
        <translation>Dido (DD)</translation>
    </message>
    <message>
        <source>Cicero (CC)</source>
        <translation>Sisero (CC)</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Özəl</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
</context>
<context>
    <name>QPageSize</name>
    <message>
        <source>Custom</source>
        <translation>Özəl</translation>
    </message>
</context>
<context>
    <name>QCupsJobWidget</name>
    <message>
        <source>Job</source>
        <translation>Tapşırıq</translation>
    </message>
    <message>
        <source>Job Control</source>
        <translation>Tapşırığın idarəsi</translation>
    </message>
    <message>
        <source>Scheduled printing:</source>
        <translation>Çap vaxtı:</translation>
    </message>
    <message>
        <source>Billing information:</source>
        <translation>Hesab məlumatı:</translation>
    </message>
    <message>
        <source>Job priority:</source>
        <translation>Üstünlüyü:</translation>
    </message>
    <message>
        <source>Banner Pages</source>
        <translation>Üz səhifələri</translation>
    </message>
    <message>
        <source>End:</source>
        <translation>Sonunda:</translation>
    </message>
    <message>
        <source>Start:</source>
        <translation>Əvvəlində:</translation>
    </message>
    <message>
        <source>Print Immediately</source>
        <translation>Dərhal çap et</translation>
    </message>
    <message>
        <source>Hold Indefinitely</source>
        <translation>Saxla</translation>
    </message>
    <message>
        <source>Day (06:00 to 17:59)</source>
        <translation>Gündüz (06:00–17:59)</translation>
    </message>
    <message>
        <source>Night (18:00 to 05:59)</source>
        <translation>Gecə (18:00–05:59)</translation>
    </message>
    <message>
        <source>Second Shift (16:00 to 23:59)</source>
        <translation>İkinci növbə (16:00–23:59)</translation>
    </message>
    <message>
        <source>Third Shift (00:00 to 07:59)</source>
        <translation>Üçüncü növbə (00:00–07:59)</translation>
    </message>
    <message>
        <source>Weekend (Saturday to Sunday)</source>
        <translation>Həftə sonu (şənbə, bazar)</translation>
    </message>
    <message>
        <source>Specific Time</source>
        <translation>Seçilən vaxt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yox</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Adi</translation>
    </message>
    <message>
        <source>Unclassified</source>
        <translation>Açıq</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Məxfi</translation>
    </message>
    <message>
        <source>Classified</source>
        <translation>Qrifli</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Gizli</translation>
    </message>
    <message>
        <source>Top Secret</source>
        <translation>Tam gizli</translation>
    </message>
</context>
</TS>
