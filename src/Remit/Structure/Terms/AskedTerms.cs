using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web.CommandLine;

namespace Remit.Structure.Terms;

/// <summary>The database of a command, with what the words of a command name in it.</summary>
internal sealed class AskedTerms(Store store, Viewer viewer, DateOnly today) : IAsyncDisposable
{
    private readonly Db db = store.Write();

    public DateOnly Today => today;

    public IdSource Ids => store.Ids;

    public TermsPath Path => new(db, store.Ids, today);

    public static AskedTerms Of(IServiceProvider services) =>
        new(
            services.GetRequiredService<Store>(),
            Viewer.LocalOperator(services.GetRequiredService<Policy>()),
            services.GetRequiredService<LondonClock>().Today
        );

    public DateOnly? Day(string? given) => LondonDate.TryParse(given, out var day) ? day : null;

    public async Task<Body?> Body(string key)
    {
        var body = await db.All<Body>().FirstOrDefaultAsync(b => b.Key == key);
        if (body is null)
            await Refuse($"There is no body “{key}”.");
        return body;
    }

    public async Task<TermsOfReference?> Version(string path)
    {
        var terms = await db.RecordAt("terms", path, toChange: true) as TermsOfReference;
        if (terms is null)
            await Refuse(
                $"There is no version of terms of reference “{path}”. Write the body’s key and the version’s: executive/2."
            );
        return terms;
    }

    public async Task<int> Keep(Result<TermsOfReference> step, string what, string done)
    {
        var refusals = step.Refusals;
        if (!step.IsRefused)
        {
            var kept = await db.Commit(viewer.Change(what));
            if (!kept.IsRefused)
            {
                Console.WriteLine($"{done} (change {kept.Value.Number}).");
                return Opening.Done;
            }
            refusals = kept.Refusals;
        }
        return await Refuse(string.Join(Environment.NewLine, refusals.Select(r => r.Message)));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    /// <summary>Says why nothing was done.</summary>
    public static async Task<int> Refuse(string message)
    {
        await Console.Error.WriteLineAsync(message);
        await Console.Error.WriteLineAsync("Nothing was saved.");
        return Opening.Refused;
    }
}
