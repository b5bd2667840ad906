using FsCheck;
using FsCheck.Fluent;
using Remit.Kernel;
using Remit.Search;
using Remit.Tests.Kernel;

namespace Remit.Tests.Search;

public class ExcerptTests
{
    [Theory]
    [InlineData("## Money\n\nWe **spent** it.", "Money  We spent it.")]
    [InlineData("- swings\n- slides", "swings slides")]
    [InlineData("Ask [the clerk](https://example.org/a_(b) first.", "Ask the clerk first.")]
    [InlineData("| What | Cost |\n| --- | --- |\n| Swings | £5 |", "What Cost   Swings £5 ")]
    [InlineData("Ages 5 - 11, 3 * 4, #1 in C#, a_b", "Ages 5 - 11, 3 * 4, #1 in C#, a_b")]
    [InlineData("> They said `yes`", "They said yes")]
    public void Signs_of_Markdown_are_not_shown(string text, string expected) => Of(text, []).Text.ShouldBe(expected);

    [Fact]
    public void Marks_stand_where_their_words_then_are()
    {
        const string text = "# Plan\n\nThe **new** [swings](https://example.org) are here.";
        var marks = new[] { "Plan", "new", "swings" }.Select(w => new Stretch(
            text.IndexOf(w, StringComparison.Ordinal),
            w.Length
        ));
        var (said, then) = Of(text, [.. marks]);
        then.Select(m => said.Substring(m.Start, m.Length)).ShouldBe(["Plan", "new", "swings"]);
    }

    [Fact]
    public void A_mark_always_stands_at_the_letters_that_it_marked() =>
        Properties.Hold(
            from letters in Gen.NonEmptyListOf(Gen.Elements("ab #*|[](`-\n>".ToCharArray()))
            from start in Gen.Choose(0, letters.Count - 1)
            from length in Gen.Choose(1, letters.Count - start)
            from most in Gen.Choose(5, 60)
            select (Text: string.Concat(letters), Start: start, Length: length, Most: most),
            asked =>
            {
                var marked = asked.Text.Substring(asked.Start, asked.Length).Replace('\n', ' ');
                // Words have no space at their ends.
                if (marked != marked.Trim())
                    return;
                var (said, marks) = Of(asked.Text, [new Stretch(asked.Start, asked.Length)], asked.Most);
                foreach (var mark in marks)
                    said.Substring(mark.Start, mark.Length).ShouldBe(marked);
            }
        );

    private static (string Text, IReadOnlyList<Stretch> Marks) Of(string text, IReadOnlyList<Stretch> marks, int most = 200) =>
        Excerpt.Of(new FoundPart(new SearchedRecord(new RecordRef("body", Guid.Empty), "a", "A"), text, marks), most);
}
