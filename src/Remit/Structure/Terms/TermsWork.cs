using Remit.Web;
using Remit.Web.Work;

namespace Remit.Structure.Terms;

/// <summary>The terms of reference that are to be looked at again, for those who write them.</summary>
internal sealed class TermsWork(StructureLinks links) : IWorkSource
{
    public int Order => 40;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var due = await TermsDue.For(looking);
        return due.Count == 0
            ? null
            : WorkPart.Due(
                "terms",
                "Terms of reference to look at again",
                due.Select(t => new WorkLine(t.Body.Name, links.Terms(t.Body.Key, t.Version)) { Due = t.ReviewOn }),
                me
            ) with
            {
                More = new PageTool("All terms of reference that are due", links.AllTerms(due: true)),
            };
    }
}
