using Remit.Structure.Terms;

namespace Remit.Tests.Structure.Terms;

public class TermsComparisonTests
{
    [Fact]
    public void Words_that_were_put_in_and_taken_out_are_told_apart()
    {
        WordDiff
            .Of("The Board meets four times a year.", "The Board meets six times each year, in public.")
            .Select(s => (s.Kind, s.Text.Trim()))
            .ShouldBe([
                (StretchKind.Same, "The Board meets"),
                (StretchKind.Removed, "four times a year"),
                (StretchKind.Inserted, "six times each year, in public"),
                (StretchKind.Same, "."),
            ]);
    }

    [Theory]
    [InlineData("One two.", "One\ntwo.  ")]
    [InlineData("", "")]
    [InlineData("مجلس الأطفال", "مجلس الأطفال")]
    public void White_space_makes_no_difference(string earlier, string later) =>
        WordDiff.Of(earlier, later).ShouldAllBe(s => s.Kind == StretchKind.Same);

    [Fact]
    public void Of_any_two_texts_each_can_be_put_together_again()
    {
        var random = new Random(7);
        string[] pieces = ["the ", "Board ", "meets", ". ", "\n", "— ", "it’s "];
        string Text() => string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)]));
        for (var i = 0; i < 200; i++)
        {
            var (earlier, later) = (Text(), Text());
            var stretches = WordDiff.Of(earlier, later);
            Squeezed(stretches.Where(s => s.Kind != StretchKind.Inserted))
                .ShouldBe(Squeezed([new(StretchKind.Same, earlier, 0)]));
            Squeezed(stretches.Where(s => s.Kind != StretchKind.Removed)).ShouldBe(Squeezed([new(StretchKind.Same, later, 0)]));
        }

        static string Squeezed(IEnumerable<Stretch> stretches) =>
            string.Concat(string.Concat(stretches.Select(s => s.Text)).Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public void Texts_that_share_nothing_and_go_on_for_ever_are_compared_as_wholes()
    {
        var earlier = string.Join(' ', Enumerable.Range(0, 40_000).Select(n => $"a{n}"));
        var later = string.Join(' ', Enumerable.Range(0, 40_000).Select(n => $"b{n}"));
        WordDiff
            .Of(earlier, later)
            .Select(s => (s.Kind, s.Words))
            .ShouldBe([(StretchKind.Removed, 40_000), (StretchKind.Inserted, 40_000)]);
    }

    [Fact]
    public void Parts_are_found_again_by_their_heading_or_by_their_words()
    {
        var compared = TermsComparison.Of(
            "## 1. Purpose\n\nTo lead.\n\n## Quoracy\n\nFive members must be present at each meeting.\n\n## Old\n\nGone now.",
            "## Purpose\n\nTo lead and to learn.\n\n## Rules for meetings\n\nFive members must be present at each meeting.\n\n## Voice\n\nNew words."
        );
        compared
            .Parts.Select(p => (p.Heading, p.Before, p.Change))
            .ShouldBe([
                ("Purpose", "1. Purpose", PartChange.Changed),
                ("Rules for meetings", "Quoracy", PartChange.Same),
                ("Old", null, PartChange.TakenOut),
                ("Voice", null, PartChange.New),
            ]);
        compared
            .InWords()
            .ShouldBe(
                "Of 4 parts, 1 reads as before, 1 is changed, 1 is new and 1 was taken out. 5 words were put in and 2 taken out."
            );
        TermsComparison
            .Of("## A\n\nOne.\n\n## B\n\nTwo.", "## B\n\nTwo.\n\n## A\n\nOne.")
            .InWords()
            .ShouldContain("another order");
        TermsComparison.Of("## A\n\nOne.", "## A\n\nOne.").InWords().ShouldBe("They read the same.");
    }

    [Fact]
    public void Long_stretches_that_read_as_before_are_folded_but_for_the_words_beside_a_change()
    {
        var same = string.Join(' ', Enumerable.Range(0, 200).Select(n => $"w{n}"));
        var pieces = Folding.Of(WordDiff.Of($"One {same} two", $"Three {same} four")).ToList();
        pieces.Count(p => p.IsFolded).ShouldBe(1);
        pieces.Single(p => p.IsFolded).Stretch.Words.ShouldBe(170);
        pieces
            .Where(p => p.Stretch.Kind != StretchKind.Removed)
            .Select(p => p.Stretch.Text)
            .ShouldBe(
                [
                    "Three ",
                    string.Join(' ', Enumerable.Range(0, 15).Select(n => $"w{n}")) + " ",
                    pieces.Single(p => p.IsFolded).Stretch.Text,
                    string.Join(' ', Enumerable.Range(185, 15).Select(n => $"w{n}")) + " ",
                    "four",
                ],
                customMessage: string.Join('|', pieces.Select(p => p.Stretch.Text))
            );
    }
}
