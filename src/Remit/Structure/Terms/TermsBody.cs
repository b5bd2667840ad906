using Remit.Documents;
using Remit.Intake;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;
using Remit.Structure.Members;

namespace Remit.Structure.Terms;

/// <summary>Tells whose terms of reference a paper holds.</summary>
internal static class TermsBody
{
    private const int Likely = 55;

    /// <summary>The body that was said, else the one that the title, the header or the file's name names; asks where that is doubtful.</summary>
    /// <returns>Null, with what was refused, where nothing tells.</returns>
    public static Body? Of(
        TermsPaper paper,
        Document document,
        Proposal proposal,
        NameMatching matching,
        string setting,
        bool isOneOfSeveral
    )
    {
        var titles = Titles(paper);
        if (!isOneOfSeveral)
            titles.Add((Named(FileName(document)), new FilePlace(document.File, 1, 1)));
        titles.RemoveAll(t => t.Text.Length < 2);
        var certain = titles
            .Select(t => (Match: matching.Bodies.Find(t.Text), t.Place))
            .FirstOrDefault(t => t.Match.Certainty == Certainty.Certain);
        if (proposal.Answers.Setting(setting) is { } key)
        {
            var said = matching.Bodies.All.First(b => b.Key == key);
            if (certain.Match?.Best is { } named && named != said)
                proposal.Say(
                    FindingKind.Doubtful,
                    certain.Place,
                    $"the title names “{named.Name}”, and you chose “{said.Name}”."
                );
            return said;
        }
        if (certain.Match?.Best is { } body)
        {
            proposal.Say(
                FindingKind.Unchanged,
                certain.Place,
                $"these are the terms of reference of “{body.Name}”, by the title."
            );
            return body;
        }
        foreach (var (text, place) in titles)
            if (
                matching.Bodies.Find(text) is { Certainty: Certainty.Doubtful, Candidates: [{ Likeness: >= Likely }, ..] }
                && matching.Body(text, place) is { Record: { } asked }
            )
                return asked;
        proposal.Say(
            FindingKind.Refused,
            null,
            "Nothing says whose terms of reference these are. Choose the board or group under “About the paper”; if it is not in the list, add it to the partnership’s files and import those first."
        );
        return null;
    }

    /// <summary>What may name the body: the lines of the title, and the header's own.</summary>
    public static List<(string Text, FilePlace Place)> Titles(TermsPaper paper) =>
        [
            .. paper.Title.Take(6).Select(t => (Named(t.Text), t.Place)),
            .. paper.Header.Where(r => r.Key == "title").Select(r => (Named(r.Value), r.Place)),
        ];

    private static string Named(string title) => MembersIntake.WithoutWhatItIs(title.Replace(':', ' '));

    private static string FileName(Document document) =>
        Path.GetFileNameWithoutExtension(document.File).Replace('-', ' ').Replace('_', ' ');
}
