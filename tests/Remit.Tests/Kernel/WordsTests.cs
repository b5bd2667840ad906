using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Kernel;

public class WordsTests
{
    [Fact]
    public void A_key_can_be_made_of_any_title_and_is_a_key_of_itself() =>
        Properties.Hold(
            ArbMap.Default.GeneratorFor<string>(),
            title =>
            {
                var key = Slug.From(title ?? "");
                Slug.IsValid(key).ShouldBeTrue();
                Slug.From(key).ShouldBe(key);
            }
        );

    [Theory]
    [InlineData("Children & Young People's Board", "children-and-young-peoples-board")]
    [InlineData("  Éarly   Years – Group (0–5) ", "early-years-group-0-5")]
    [InlineData("日本", "record")]
    public void Keys_read_like_their_titles(string title, string key) => Slug.From(title).ShouldBe(key);

    [Theory]
    [InlineData("early-years-group", true)]
    [InlineData("5-6", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a--b", false)]
    [InlineData("a.b", false)]
    [InlineData("Early", false)]
    [InlineData("a\n", false)]
    [InlineData(null, false)]
    public void A_key_has_lower_case_letters_digits_and_single_hyphens(string? text, bool valid) =>
        Slug.IsValid(text).ShouldBe(valid);

    [Fact]
    public void A_key_has_at_most_a_hundred_letters()
    {
        Slug.IsValid(new string('a', Slug.Longest)).ShouldBeTrue();
        Slug.IsValid(new string('a', Slug.Longest + 1)).ShouldBeFalse();
        Slug.From(new string('a', 99) + " b").ShouldBe(new string('a', 99));
    }

    [Fact]
    public void Every_choice_of_every_shape_is_read_back_from_its_written_form()
    {
        var choices = Composition
            .Services(Remit.Data.DatabaseChoice.Sqlite("unused"), new TestClock())
            .GetServices<Shape>()
            .SelectMany(s => s.Type.GetProperties())
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(t => t.IsEnum)
            .Distinct()
            .ToList();
        choices.Count.ShouldBeGreaterThan(12);
        foreach (var choice in choices.SelectMany(t => Enum.GetValues(t).Cast<Enum>()))
        {
            var written = Kebab.Of(choice);
            Slug.IsValid(written).ShouldBeTrue(written);
            Kebab.All(choice.GetType())[written].ShouldBe(choice);
        }
    }

    [Fact]
    public void Choices_have_a_written_form_and_words()
    {
        Kebab.Of(Duration.ShortLife).ShouldBe("short-life");
        Kebab.Words(Rating.PartlyMet).ShouldBe("partly met");
        Kebab.Read<BodyKind>("safeguarding-board").ShouldBe(BodyKind.SafeguardingBoard);
        Should.Throw<KeyNotFoundException>(() => Kebab.Read<BodyKind>("Board"));
    }

    [Theory]
    [InlineData("https://www.legislation.gov.uk/ukpga/2004/31/section/20/9/d", true)]
    [InlineData("https://www.legislation.gov.uk/uksi/2006/90/", true)]
    [InlineData("http://www.legislation.gov.uk/ukpga/2004/31", false)]
    [InlineData("https://legislation.gov.uk/ukpga/2004/31", false)]
    [InlineData("https://www.legislation.gov.uk.example.org/ukpga/2004/31", false)]
    [InlineData("https://www.legislation.gov.uk/ukpga/2004/31?x=1", false)]
    [InlineData("https://www.legislation.gov.uk/ukpga/2004", false)]
    [InlineData(null, false)]
    public void An_address_of_legislation_has_its_form(string? text, bool valid)
    {
        LegislationAddress.TryParse(text, out var address).ShouldBe(valid);
        if (valid)
        {
            LegislationAddress.TryParse(address!.ToString(), out var again).ShouldBeTrue();
            again.ShouldBe(address);
        }
    }

    [Theory]
    [InlineData("2007-09-02T22:59:59Z", "2007-09-02")]
    [InlineData("2007-09-02T23:00:00Z", "2007-09-03")]
    [InlineData("2007-12-31T23:59:59Z", "2007-12-31")]
    [InlineData("2008-01-01T00:00:00Z", "2008-01-01")]
    [InlineData("2007-03-25T00:59:59Z", "2007-03-25")]
    [InlineData("2007-10-28T22:59:59Z", "2007-10-28")]
    [InlineData("2007-10-28T23:30:00Z", "2007-10-28")]
    public void Today_is_the_date_in_London(string instant, string day) =>
        new LondonClock(
            new TestClock { Now = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture) }
        ).Today.ShouldBe(When.Day(day));

    [Fact]
    public void Dates_are_read_one_way_and_said_in_words() =>
        Properties.Hold(
            Properties.Days,
            day =>
            {
                LondonDate.TryParse(LondonDate.Iso(day), out var read).ShouldBeTrue();
                read.ShouldBe(day);
                LondonDate.TryParse(LondonDate.Words(day), out _).ShouldBeFalse();
            }
        );

    [Fact]
    public void Instants_are_said_in_London_time() =>
        LondonDate.Words(new DateTimeOffset(2007, 9, 12, 8, 5, 0, TimeSpan.Zero)).ShouldBe("12 September 2007 at 9:05am");

    [Fact]
    public void A_shifted_clock_starts_where_it_was_set_and_runs()
    {
        var real = new TestClock();
        var shifted = new ShiftedClock(new DateTimeOffset(2008, 4, 1, 8, 0, 0, TimeSpan.Zero), real);
        real.Now += TimeSpan.FromMinutes(90);
        shifted.GetUtcNow().ShouldBe(new DateTimeOffset(2008, 4, 1, 9, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_reference_is_read_back_from_its_written_form() =>
        Properties.Hold(
            ArbMap.Default.GeneratorFor<Guid>(),
            id =>
            {
                var reference = new RecordRef("reporting-duty", id);
                RecordRef.Parse(reference.ToString()).ShouldBe(reference);
            }
        );
}
