using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Search;
using Remit.Web;

namespace Remit.Structure.WhoDeals;

/// <summary>Who deals with this, for a child of this age, in this place?</summary>
[Needs("structure.read"), Limited(Limit.Chart, looking: true)]
internal sealed class WhoDealsWithPage(Db db, Looking looking, PageFrame frame, Searching searching) : PageModel, IJsonTwin
{
    public string? Q { get; private set; }

    public string? Age { get; private set; }

    public string? District { get; private set; }

    public WhoDealsWith Answer { get; private set; } = null!;

    public object Twin => Answer;

    public async Task OnGet(string? q, string? age, string? district)
    {
        (Q, Age, District) = (q?.Trim(), age?.Trim(), district?.Trim());
        Answer = await WhoDealsWith.Answer(searching, db, looking.AsAt, looking.KnownAt is null, new Question(q, age, district));
        foreach (var notice in Answer.Notices)
            frame.Notices.Add(notice);
    }
}
