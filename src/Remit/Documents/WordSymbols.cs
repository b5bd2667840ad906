namespace Remit.Documents;

/// <summary>The signs of Word's typefaces of symbols that people use in tables and lists, as Unicode has them.</summary>
internal static class WordSymbols
{
    /// <summary>The sign that a code shows in a typeface; null where it is not known. Codes from U+F000 on lie in a private area.</summary>
    public static char? Of(string font, char code)
    {
        if (code is not (>= '\uF020' and <= '\uF0FF') && !IsSymbolFont(font))
            return code < ' ' ? null : code;
        var sign = (char)(code & 0xFF);
        if (font.StartsWith("Wingdings 2", StringComparison.OrdinalIgnoreCase))
            return sign switch
            {
                'P' => '✓',
                'O' => '✗',
                'R' => '☑',
                'Q' or 'S' or 'T' => '☒',
                '\u00A3' or '*' => '☐',
                _ => null,
            };
        if (font.StartsWith("Symbol", StringComparison.OrdinalIgnoreCase))
            return sign switch
            {
                '\u00B7' => '•',
                '\u00A3' => '≤',
                '\u00B3' => '≥',
                '\u00AE' => '→',
                '\u00B1' => '±',
                '\u00B4' => '×',
                '\u00B0' => '°',
                _ => null,
            };
        return sign switch
        {
            '\u00FC' => '✓',
            '\u00FB' => '✗',
            '\u00FE' => '☑',
            '\u00FD' or '\u0078' => '☒',
            '\u00A8' or '\u006F' or '\u0071' or '\u0072' => '☐',
            '\u00A7' or '\u006E' => '▪',
            '\u00B7' or '\u006C' or '\u009F' => '•',
            '\u00D8' => '‣',
            '\u00E0' or '\u00E8' => '→',
            '\u00DF' => '←',
            '\u004A' => '☺',
            '\u004C' => '☹',
            '\u0028' => '☎',
            '\u002A' => '✉',
            _ => null,
        };
    }

    private static bool IsSymbolFont(string font) =>
        font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase)
        || font.StartsWith("Symbol", StringComparison.OrdinalIgnoreCase)
        || font.StartsWith("Webdings", StringComparison.OrdinalIgnoreCase);
}
