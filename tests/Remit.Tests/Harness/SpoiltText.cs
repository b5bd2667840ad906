using System.Text;

namespace Remit.Tests.Harness;

/// <summary>Spoils a text as a file can be spoilt: pieces are missing, doubled, put in or overwritten with any letter.</summary>
internal static class SpoiltText
{
    private static readonly string[] Anywhere =
    [
        "\t",
        "\n",
        "(",
        ")",
        ":",
        "–",
        ",",
        "/",
        "|",
        "#",
        "*",
        "@",
        "\"",
        "·",
        "1.",
        "  ",
        " and ",
        "؈",
        "\ud83d",
        "\u0301",
        "٣١/١٠",
        "31/02/2007",
        "99/99",
    ];

    /// <summary>The text, spoilt in up to thirteen places.</summary>
    /// <param name="text">Not empty.</param>
    /// <param name="random">The same seed spoils the same text alike.</param>
    /// <param name="pieces">Words that mean something to the reader under test, to put where they do not belong.</param>
    public static string Of(string text, Random random, params string[] pieces)
    {
        string[] all = [.. Anywhere, .. pieces];
        var spoilt = new StringBuilder(text);
        for (var times = random.Next(1, 14); times > 0; times--)
        {
            var at = random.Next(spoilt.Length);
            switch (random.Next(4))
            {
                case 0:
                    spoilt.Remove(at, Math.Min(random.Next(1, 60), spoilt.Length - at));
                    break;
                case 1:
                    spoilt.Insert(at, all[random.Next(all.Length)]);
                    break;
                case 2:
                    spoilt.Insert(at, spoilt.ToString(at, Math.Min(random.Next(1, 300), spoilt.Length - at)));
                    break;
                default:
                    spoilt[at] = (char)random.Next(9, 0x2100);
                    break;
            }
            if (spoilt.Length == 0)
                spoilt.Append('x');
        }
        return spoilt.ToString();
    }
}
