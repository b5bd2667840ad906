using System.Globalization;
using Remit.Intake;

namespace Remit.Meetings.Planners;

/// <summary>A word, a number or a mark of a text.</summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">Its letters.</param>
/// <param name="Number">What figures say; -1 for more of them than any date has; null for anything else.</param>
/// <param name="Word">The word in small letters, or the mark; empty for figures.</param>
/// <param name="IsSpaced">Whether white space stands before it.</param>
internal sealed record MomentToken(int Start, int Length, int? Number, string Word, bool IsSpaced);

/// <summary>The words, figures and marks of a text, each of which is read as part of one day or time at most.</summary>
internal sealed class MomentTokens
{
    private readonly string text;
    private readonly List<MomentToken> tokens = [];
    private readonly bool[] used;

    public MomentTokens(string text)
    {
        this.text = text;
        Tokenise();
        used = new bool[tokens.Count];
    }

    public int Count => tokens.Count;

    public MomentToken this[int index] => tokens[index];

    /// <summary>Whether one begins with a capital in the text.</summary>
    public bool IsCapital(MomentToken token) => char.IsUpper(text[token.Start]);

    private bool IsSpaced(int start) => start == 0 || char.IsWhiteSpace(text[start - 1]);

    /// <summary>The one at an index; null where there is none, or it was read already.</summary>
    public MomentToken? At(int index) => index >= 0 && index < tokens.Count && !used[index] ? tokens[index] : null;

    /// <summary>Whether one is a word or mark among these.</summary>
    public bool Is(int index, params ReadOnlySpan<string> words)
    {
        if (At(index) is not { Number: null } token)
            return false;
        foreach (var word in words)
            if (token.Word == word)
                return true;
        return false;
    }

    /// <summary>Says that those from the first to the last were read.</summary>
    public void Use(int first, int last)
    {
        for (var i = first; i <= last; i++)
            used[i] = true;
    }

    /// <summary>Where one ends in the text.</summary>
    public int End(int index) => tokens[index].Start + tokens[index].Length;

    /// <summary>Whether figures are the day of a month that is named behind them.</summary>
    public bool IsDayOfAMonth(int index)
    {
        if (At(index) is not { Number: not null })
            return false;
        var next = index + 1;
        if (Is(next, "st", "nd", "rd", "th"))
            return true;
        if (Is(next, "of", "-", "/"))
            next++;
        return At(next) is { Number: null } word && WrittenDate.MonthOf(word.Word) is not null;
    }

    private void Tokenise()
    {
        for (var at = 0; at < text.Length; )
        {
            var letter = text[at];
            if (char.IsWhiteSpace(letter))
            {
                at++;
                continue;
            }
            var start = at;
            if (char.IsAsciiDigit(letter))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                    at++;
                var length = at - start;
                var value =
                    length <= 6 ? int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture) : -1;
                tokens.Add(new MomentToken(start, length, value, "", IsSpaced(start)));
            }
            else if (char.IsLetter(letter))
            {
                while (at < text.Length && char.IsLetter(text[at]))
                    at++;
                tokens.Add(new MomentToken(start, at - start, null, text[start..at].ToLowerInvariant(), IsSpaced(start)));
            }
            else
            {
                at++;
                tokens.Add(new MomentToken(start, 1, null, letter.ToString(), IsSpaced(start)));
            }
        }
    }
}
