using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Members;

public class MemberHardeningTests
{
    private const string List = """
        Membership of the Executive

        · Chief Nurse: ICB
        · Chair – CDOP
        · Head of Service as a minimum: Probation (or nominated deputy)
        · Head teacher representative x 2
        · Cllr Jane Smith, Lead Member

        Name	Post	Organisation	Email	Telephone	Deputy	Voting	Role
        Core members
        Jane Smith / John Brown (job share)	Chief Nurse	LLR ICB	jane@icb.example	0116 123 4567	Ann Green	Yes	Chair
        Smith, Bob	Superintendent	Police	b@	ring me	vacant	No	Member, advisory
        vacant	Head teacher	Schools forum				n/a	In attendance

        Quorum
        Three members.
        """;

    [Fact]
    public async Task The_members_that_Remit_shows_are_unchanged_when_brought_in_again()
    {
        await using var app = await RemitApp.WithTheSample();
        foreach (var body in new[] { "executive", "board", "lscb" })
        {
            await using var db = app.Store.Read(Sight.Everything);
            var id = db.All<Remit.Structure.Bodies.Body>().Single(b => b.Key == body).Id;
            var seats = (await Seats.Load(db, new DateOnly(2007, 9, 3), id)).Of(id);
            var list = new StringBuilder("Place\tHeld by\tOrganisation\tRole\tFor its organisation\n");
            foreach (var seat in seats)
                list.AppendJoin(
                        '\t',
                        seat.Title,
                        HeldBy(seat),
                        seat.FilledBy?.Name ?? "Not recorded",
                        Remit.Structure.StructureWords.OnScreen(seat.Role),
                        seat.Capacity?.ToString() ?? "Not recorded"
                    )
                    .Append('\n');
            if (seats.Count == 0)
                continue;
            var bringing = app.Services.GetRequiredService<Bringing>();
            var given = new Given(
                bringing.Find("members")!,
                "members.txt",
                Encoding.UTF8.GetBytes(list.ToString()),
                new Answers().Say(Answers.NameOfSetting("body"), body)
            );

            (await bringing.Keep(given, TestData.Because("Brought in"))).ShouldChangeNothing();
        }
    }

    [Fact]
    public async Task Two_thousand_spoilt_lists_neither_throw_nor_are_half_saved()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        await members.Data.Person("Jane Smith");
        var people = (await members.All<Person>()).Count;
        var random = new Random(19890101);
        for (var turn = 0; turn < 2000; turn++)
        {
            var spoilt = SpoiltText.Of(List, random, "x 99", "Chair", "vacant");
            var given = members.Given("members.txt", spoilt);
            var outcome = await members.Bringing.Preview(given, TestData.Because("Looked at a spoilt list"));
            outcome.Change.ShouldBeNull();
            outcome.Findings.Count.ShouldBeGreaterThan(0, spoilt);
        }
        (await members.All<Person>()).Count.ShouldBe(people);
        (await members.All<Place>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_list_always_gives_the_same_proposal()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        await members.Data.Person("Jane Smyth");

        var first = await members.Preview(List);
        var second = await members.Preview(List);

        second.Digest.ShouldBe(first.Digest);
        second.Questions.Select(q => q.Question.Key).ShouldBe(first.Questions.Select(q => q.Question.Key));
    }

    [Fact]
    public async Task Ten_thousand_rows_are_looked_through_in_seconds()
    {
        await using var members = await MembersCase.On(Databases.Sqlite);
        var list = new StringBuilder("Name,Post,Organisation,Email\n");
        for (var row = 0; row < 10_000; row++)
        {
            var (one, other) = (Letters(row), Letters((row * 7) + 13));
            list.Append(null, $"Anna{one} Brown{other},Governor of {one}{other},School {one},a{row}@example.org\n");
        }

        var outcome = await members.Bring("members.csv", list.ToString());

        outcome.Rows.ShouldBe(10_000);
        outcome.IsRefused.ShouldBeFalse();
    }

    private static string Letters(int number)
    {
        var letters = new StringBuilder();
        for (var rest = number + 26; rest > 0; rest /= 26)
            letters.Append((char)('a' + (rest % 26)));
        return letters.ToString();
    }

    private static string HeldBy(Seat seat) =>
        seat.State switch
        {
            SeatState.Vacant => "Vacant since 1 April 2007",
            SeatState.NotRecorded => "Holder not recorded",
            SeatState.Appointed or SeatState.ExOfficio => string.Join(", ", seat.Holders.Select(h => h.Name)),
        }
        + (seat.Interim ? $", interim until {seat.InterimUntil}" : "")
        + (seat.ByPost is { } post ? $" (ex officio, as {post.Name})" : "")
        + (seat.ByChairOf is { } chaired ? $" (ex officio, as chair of the {chaired.Name})" : "");
}
