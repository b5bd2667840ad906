using Remit.Documents;
using Remit.Structure.Bodies;
using Remit.Structure.Members;

namespace Remit.Structure.Terms;

/// <summary>What may name the body whose terms of reference a paper holds.</summary>
internal static class TermsBody
{
    /// <summary>The lines of the title, the header's own, and the name of the file.</summary>
    /// <param name="paper">The terms of reference.</param>
    /// <param name="document">Their file; null where it holds others, too, so that its name tells nothing.</param>
    public static List<BodyTitle> Titles(TermsPaper paper, Document? document)
    {
        var titles = paper.Title.Take(6).Select(t => new BodyTitle(Named(t.Text), t.Place)).ToList();
        titles.AddRange(paper.Header.Where(r => r.Key == "title").Select(r => new BodyTitle(Named(r.Value), r.Place)));
        if (document is not null)
            titles.Add(new BodyTitle(Named(FileName(document)), new FilePlace(document.File, 1, 1)));
        titles.RemoveAll(t => t.Text.Length < 2);
        return titles;
    }

    private static string Named(string title) => MembersIntake.WithoutWhatItIs(title.Replace(':', ' '));

    private static string FileName(Document document) =>
        Path.GetFileNameWithoutExtension(document.File).Replace('-', ' ').Replace('_', ' ');
}
