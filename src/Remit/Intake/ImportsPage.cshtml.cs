using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Intake;

/// <summary>What was brought in, what waits, and what was taken back?</summary>
[Needs("intake.write"), OnlyNow]
internal sealed class ImportsPage(Db db, Bringing bringing, Viewer viewer) : PageModel
{
    // Links and the file itself are in the log, too, and are nothing that people count.
    private readonly List<string> kinds = [.. db.Shapes.All.Select(s => s.Kind)];

    private const int PageSize = 50;

    public IReadOnlyList<UploadLine> Waiting { get; private set; } = [];
    public IReadOnlyList<UploadLine> BroughtIn { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;
    public int Pages { get; private set; }

    public async Task OnGet([FromQuery] int? page)
    {
        var mine = Uploads.Of(db.Set<Upload>(), viewer);
        Waiting = Named(
            await Lines(mine.Where(u => u.ChangeNumber == null)).OrderByDescending(u => u.At).Take(PageSize).ToListAsync()
        );
        var kept = mine.Where(u => u.ChangeNumber != null);
        Total = await kept.CountAsync();
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Clamp(page ?? 1, 1, Pages);
        BroughtIn = Named(
            await Lines(kept).OrderByDescending(u => u.Change).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync()
        );
    }

    private IQueryable<UploadLine> Lines(IQueryable<Upload> uploads) =>
        uploads.Select(u => new UploadLine
        {
            Id = u.Id,
            Name = u.Name,
            What = u.Intake,
            At = u.At,
            Who = u.Who,
            Change = u.ChangeNumber,
            TakenBackBy = u.TakenBackBy,
            Records = db.ChangeEntries.Count(e => e.ChangeNumber == u.ChangeNumber && kinds.Contains(e.Kind)),
        });

    private List<UploadLine> Named(List<UploadLine> lines) =>
        lines.ConvertAll(line => line with { What = bringing.Find(line.What)?.Name });
}

/// <summary>A file that was handed in.</summary>
internal sealed record UploadLine
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string? What { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Who { get; init; }
    public required long? Change { get; init; }
    public required long? TakenBackBy { get; init; }
    public required int Records { get; init; }
}
