using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Arrangements;

/// <summary>Is this what we publish?</summary>
[Needs(Permission), OnlyNow]
internal sealed class PublishPage(Arranging arranging, Publishing publishing, Store store, Looking looking) : PageModel
{
    internal const string Permission = "arrangements.publish";
    internal const string Route = "/arrangements/publish";
    private const int LongestNote = 2000;

    /// <summary>The id of the edition that is to be, so that a form that is sent twice publishes once.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    /// <summary>The mark of the text that was read.</summary>
    [BindProperty(Name = "_seen")]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Null where the partnership itself is not public.</summary>
    public Arranged? Arranged { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Id = store.Ids.Next();
        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Id.Version != 7)
            return BadRequest();
        if (Note?.Length > LongestNote)
            ModelState.AddModelError(
                nameof(Note),
                $"The note must be {LongestNote:N0} letters or fewer; it has {Note.Length:N0}"
            );
        else if (Note is not null && !Texts.CanBeKept(Note))
            ModelState.AddModelError(
                nameof(Note),
                "There is a character in the note that can’t be kept. Type it again, or paste it as plain text"
            );
        if (ModelState.IsValid)
        {
            var published = await publishing.Publish(
                new Id<Edition>(Id),
                Seen ?? "",
                Note,
                looking.Viewer.Person,
                what => looking.Viewer.Change(what)
            );
            if (!published.IsRefused)
                return LocalRedirect(StructureLinks.Edition(published.Value));
            foreach (var refusal in published.Refusals)
                ModelState.AddModelError("", refusal.Message);
            if (published.Refusals.Contains(Publishing.SeenAnother))
                Response.StatusCode = StatusCodes.Status409Conflict;
        }
        await Show();
        return Page();
    }

    /// <summary>Shows the text as it is now; what is sent next is that.</summary>
    private async Task Show()
    {
        Arranged = await arranging.On(looking.Today);
        Seen = Arranged is null ? null : Publishing.MarkOf(Arranged.Text);
        ModelState.Remove("_seen");
    }
}
