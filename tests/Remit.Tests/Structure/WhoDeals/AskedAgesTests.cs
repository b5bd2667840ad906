using Remit.Structure.WhoDeals;

namespace Remit.Tests.Structure.WhoDeals;

public class AskedAgesTests
{
    [Theory]
    [InlineData("13", "age 13")]
    [InlineData("0-5", "ages 0 to 5")]
    [InlineData("5 to 13", "ages 5 to 13")]
    [InlineData("16+", "ages 16 and over")]
    [InlineData("16 and over", "ages 16 and over")]
    [InlineData("under 5", "ages 0 to 4")]
    [InlineData("four", "age 4")]
    [InlineData("a four-year-old", "age 4")]
    [InlineData("18 months", "age 1")]
    [InlineData("6 weeks", "age 0")]
    [InlineData("unborn", "children before birth")]
    [InlineData("pre-birth", "children before birth")]
    [InlineData("year 7", "ages 11 to 12")]
    [InlineData("13 years old", "age 13")]
    public void An_age_is_read_as_people_write_it(string text, string ages)
    {
        AskedAges.TryParse(text, out var read).ShouldBeTrue();
        read.ToString().ShouldBe(ages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("banana")]
    [InlineData("131")]
    [InlineData("13 to 5")]
    [InlineData("under 0")]
    [InlineData("5-13-19")]
    [InlineData("-3")]
    [InlineData("99999999999999999999")]
    public void What_is_no_age_is_not_read(string text) => AskedAges.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("a four-year-old's speech", "age 4", "a  speech")]
    [InlineData("transitions at 13, in Melton", "age 13", "transitions , in Melton")]
    [InlineData("self-harm age 14", "age 14", "self-harm ")]
    [InlineData("my son is 15 and drinks", "age 15", "my son  and drinks")]
    [InlineData("obesity in year 6", "ages 10 to 11", "obesity in ")]
    [InlineData("housing for 16-18 year olds", "ages 16 to 18", "housing for ")]
    [InlineData("vaccinations for an unborn child", "children before birth", "vaccinations for an ")]
    [InlineData("speech 4", "age 4", "speech ")]
    [InlineData("over 16s and drugs", "ages 16 and over", " and drugs")]
    public void An_age_among_the_words_is_found(string question, string ages, string rest)
    {
        var found = AskedAges.In(question).ShouldNotBeNull();
        found.Ages.ToString().ShouldBe(ages);
        question.Remove(found.Start, found.Length).ShouldBe(rest);
    }

    [Theory]
    [InlineData("section 47 enquiries")]
    [InlineData("Key Stage 4")]
    [InlineData("paragraph 5.12")]
    [InlineData("Children Act 1989")]
    [InlineData("teenage pregnancy")]
    [InlineData("SI 2006/90")]
    public void A_number_of_something_else_is_no_age(string question) => AskedAges.In(question).ShouldBeNull();
}
