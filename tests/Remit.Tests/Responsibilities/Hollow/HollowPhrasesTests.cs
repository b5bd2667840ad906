using Remit.Responsibilities.Hollow;

namespace Remit.Tests.Responsibilities.Hollow;

/// <summary>RSP-05 quotes the words that it judged, and is silent where a fact stands beside them.</summary>
public class HollowPhrasesTests
{
    [Theory]
    [InlineData("Joint working is well established and effective.", "well established, effective")]
    [InlineData("Partners work closely together and arrangements are in place.", "work closely, in place")]
    [InlineData(
        "Reporting to Cabinet and to the Scrutiny Committee is well established and effective.",
        "well established, effective"
    )]
    [InlineData("This will continue to be a high priority.", "continue to, high priority")]
    public void Praise_without_a_fact_is_quoted(string text, string quoted) =>
        string.Join(", ", HollowPhrases.Shipped.JudgedIn(text)).ShouldBe(quoted);

    [Theory]
    [InlineData("Well established since 2004.")]
    [InlineData("Effective: 34 schools take part.")]
    [InlineData("Effective; 92% of visits were in time.")]
    [InlineData("Robust: see the Domestic Abuse Protocol.")]
    [InlineData("It is effective, and the Board approved it.")]
    [InlineData("Embedded. The strategy was agreed by Cabinet on 3 May.")]
    [InlineData("Lead Member designated.")]
    [InlineData("")]
    public void A_fact_or_plain_words_are_silent(string text) => HollowPhrases.Shipped.JudgedIn(text).ShouldBeEmpty();

    [Theory]
    [InlineData("1,")]
    [InlineData("A-")]
    [InlineData("A’a ")]
    [InlineData("per")]
    [InlineData("1 a-")]
    [InlineData(" ")]
    [InlineData(" - ")]
    [InlineData("A of the ")]
    [InlineData("in-")]
    public void A_text_that_was_made_to_be_read_for_ever_is_judged_as_any(string again)
    {
        var hostile = string.Concat(Enumerable.Repeat(again, 20_000 / again.Length))[..19_900];
        // Who gave up on it would quote nothing.
        HollowPhrases.Shipped.JudgedIn($"It is effective\n{hostile}\nx").ShouldContain("effective");
    }

    [Fact]
    public void A_partnerships_own_words_stand_in_the_place_of_the_shipped()
    {
        var own = HollowPhrases.Of("hollow:\n  - joined* up\n");
        own.JudgedIn("Services are joined-up and effective").ShouldBe(["joined-up"]);
    }

    [Theory]
    [InlineData("hollow:\n  - a\n  - [b", "Line ")]
    [InlineData("hollow:\n  - a\nfacts:\n  - b", "Line 3, column 1")]
    [InlineData("units:\n  - a", "There is no list “hollow”")]
    [InlineData("hollow:\n  - '  '", "is no phrase")]
    [InlineData("hollow:\n  - '* * *'", "is no phrase")]
    [InlineData("hollow:\n  - 'in * place'", "is no phrase")]
    public void Words_that_cannot_be_read_are_refused_with_their_place(string words, string fault) =>
        HollowPhrases.Fault(words).ShouldNotBeNull().ShouldContain(fault);

    [Fact]
    public void What_ships_can_be_read() => HollowPhrases.Fault(HollowPhrases.ShippedText).ShouldBeNull();
}
