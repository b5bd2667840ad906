using System.Text;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

public class TermsReadingTests
{
    [Theory]
    [InlineData("At least one third of members", "Share 1/3 Members")]
    [InlineData("A quorum shall be 50% of the voting members in post", "Share 1/2 VotingMembers in post")]
    [InlineData("The quorum is a majority of members", "Share more than 1/2 Members")]
    [InlineData("More than half of the membership must attend", "Share more than 1/2 Members")]
    [InlineData("The meeting is quorate with four members", "Number 4 Members")]
    [InlineData("A minimum of three partner agencies must be present", "Number 3 Organisations")]
    [InlineData("No fewer than 5 (five) members", "Number 5 Members")]
    [InlineData("Four members including the chair", "Number 4 Members|Places chair")]
    [InlineData("Four members including the chair or vice-chair", "Number 4 Members|Places 1 of chair vice")]
    [InlineData("The three safeguarding partners or their deputies", "Places council health police")]
    [InlineData(
        "The three lead safeguarding partners: Shire Council, Shire Police and Shire ICB",
        "Places council police health"
    )]
    [InlineData("There is no quorum.", "NoneStated")]
    [InlineData("Where quoracy is not met the Chair will decide which items can proceed", "ChairsDiscretion")]
    [InlineData("Unless the chair says otherwise, four members must attend", "?")]
    [InlineData("Half of members plus one must attend or six members", "?")]
    [InlineData("Members of the council and at least two from health", "?")]
    [InlineData("The three safeguarding partners (Shire Council, Shire Police and Another) must attend", "?")]
    [InlineData("Minutes are kept", "")]
    public void Sentences_about_quorum_become_rules_where_they_are_certain(string sentence, string rules)
    {
        var (council, police, health) = (
            New("Shire Council", OrganisationKind.CountyCouncil),
            New("Shire Police", OrganisationKind.Police),
            New("Shire ICB", OrganisationKind.Health)
        );
        Place[] places =
        [
            At("chair", null, PlaceRole.Chair),
            At("vice", null, PlaceRole.DeputyChair),
            At("council", council),
            At("health", health),
            At("police", police),
        ];
        Organisation[] all = [council, police, health];
        var reading = new QuorumSentences(
            places,
            name => all.FirstOrDefault(o => o.Name == name),
            all.ToDictionary(o => o.Id, o => o.Kind)
        ).Read([TermsIntakeTests.Words(sentence, 1)]);

        string.Join('|', reading.Rules.Select(InWords).Concat(reading.Unsure.Select(_ => "?")).Distinct()).ShouldBe(rules);
    }

    [Fact]
    public void Every_word_of_a_document_comes_out_once()
    {
        string[] texts =
        [
            "To lead_well & more",
            "see [4.1] *now*",
            "1. one",
            "# hash",
            "a|b",
            "- dash",
            "“quoted” <b>",
            "2007. A year",
            "it's\nwrapped here",
            "x\nY z",
        ];
        var random = new Random(7);
        for (var turn = 0; turn < 300; turn++)
        {
            var blocks = new List<Block>();
            for (var line = 1; line < 25; line++)
                blocks.Add(
                    random.Next(6) switch
                    {
                        0 => TermsIntakeTests.Heading(
                            random.Next(1, 5),
                            random.Next(2) == 0 ? "Purpose" : $"Part {line} of it",
                            line
                        ),
                        1 => TermsIntakeTests.Table(line, ["who", Text()], [Text(), "", Text()], ["only"]),
                        2 or 3 => Item(line),
                        _ => TermsIntakeTests.Words(Text(), line),
                    }
                );
            var paper = TermsPaper.Read(new Document("x.docx", blocks)).ToList();
            var written = paper.SelectMany(p =>
                p.Title.Select(t => t.Text)
                    .Concat(p.Header.Select(h => $"{h.Label} {h.Value}"))
                    .Concat(p.Parts.Select(TermsMarkdown.Of))
            );

            Sorted(string.Join('\n', written)).ShouldBe(Sorted(string.Join('\n', blocks.Select(In))));
        }

        string Text() => texts[random.Next(texts.Length)];

        ListItem Item(int line)
        {
            string[] marks = ["·", "-", "1.", "2.", "(a)", "(i)", "4.1", "b)"];
            ListMark.TryRead($"{marks[random.Next(marks.Length)]} {Text()}", out var mark, out _).ShouldBeTrue();
            return new ListItem(mark, Text(), TermsIntakeTests.Place(line)) { Depth = random.Next(3) };
        }
    }

    [Fact]
    public async Task Two_thousand_spoilt_documents_neither_throw_nor_are_half_saved()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var random = new Random(20070903);
        for (var turn = 0; turn < 2000; turn++)
        {
            var spoilt = SpoiltText.Of(
                TermsIntakeTests.Text,
                random,
                "QUORUM\n",
                "Purpose\n",
                "Terms of reference\n",
                "4.1 ",
                "half of members",
                "\t\t\n\tA\tB\n"
            );
            var given = new Given(
                terms.Bringing.Find("terms")!,
                "terms.txt",
                Encoding.UTF8.GetBytes(spoilt),
                new Answers().Say(Answers.NameOfSetting("body"), terms.Body.Key)
            );
            var outcome = await terms.Bringing.Preview(given, TestData.Because("Looked at a spoilt document"));
            outcome.Change.ShouldBeNull();
            outcome.Findings.Count.ShouldBeGreaterThan(0, spoilt);
        }
        (await terms.All<TermsOfReference>()).ShouldBeEmpty();
        (await terms.All<Place>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_very_long_document_is_looked_through_in_seconds()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var text = new StringBuilder("Terms of Reference – Executive\n\nPURPOSE\nTo lead.\n\n");
        for (var line = 0; line < 10_000; line++)
            text.Append(null, $"{line % 90}. Thing {line}\n")
                .Append(line % 7 == 0 ? "QUORUM\nFour members.\n" : "· one of many\n");

        var outcome = await terms.Bring(text.ToString());

        outcome.Findings.ShouldContain(f => f.Kind == FindingKind.New);
    }

    private static IEnumerable<string> Sorted(string text) =>
        TermsMarkdown.Words(text).Where(w => w.Length > 0).Order(StringComparer.Ordinal);

    private static string In(Block block) =>
        block switch
        {
            Paragraph paragraph => paragraph.Text,
            ListItem item => (item.Mark.IsBullet ? "" : item.Mark.Core + " ") + item.Text,
            Table table => string.Join('\n', table.Rows.Prepend(table.Header).SelectMany(r => r.Cells).Select(c => c.Text)),
            _ => "",
        };

    private static string InWords(QuorumDraft rule) =>
        string.Join(
            ' ',
            new[]
            {
                rule.Form.ToString(),
                rule.MoreThan ? "more than" : null,
                rule.Form == QuorumForm.Places && rule.Number is { } of
                    ? $"{of} of"
                    : rule.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                rule.Share?.ToString(),
                rule.Of?.ToString(),
                rule.InPost ? "in post" : null,
                rule.Places.Count > 0 ? string.Join(' ', rule.Places.Select(p => p.Key)) : null,
            }.OfType<string>()
        );

    private static readonly TestIds Ids = new();

    private static Organisation New(string name, OrganisationKind kind) =>
        new()
        {
            Id = Ids.Next<Organisation>(),
            Key = Slug.From(name),
            Name = name,
            Kind = kind,
        };

    private static Place At(string key, Organisation? from, PlaceRole role = PlaceRole.Member) =>
        new()
        {
            Id = Ids.Next<Place>(),
            Key = key,
            Body = Ids.Next<Remit.Structure.Bodies.Body>(),
            Title = key,
            FilledBy = from?.Id,
            Role = role,
        };

    private sealed class TestIds
    {
        private int last;

        public Id<T> Next<T>() => new(new Guid(++last, 0, 0, new byte[8]));
    }
}
