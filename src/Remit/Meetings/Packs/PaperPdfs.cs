using System.Collections.Concurrent;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Papers;

namespace Remit.Meetings.Packs;

/// <summary>Papers as PDF: as they were handed in, or by LibreOffice from Word. What was turned is kept a while, by its hash: a pack is asked for often.</summary>
internal sealed class PaperPdfs(LibreOffice office)
{
    private const int MostKept = 24;

    private readonly ConcurrentDictionary<string, byte[]> turned = new(StringComparer.Ordinal);

    /// <summary>Null where its bytes are not here, or can't be turned; refused where that may well go a little later.</summary>
    public async Task<Result<byte[]?>> Of(Db now, Paper paper, CancellationToken stop)
    {
        if (paper.MediaType == LibreOffice.MediaType)
            return Result<byte[]?>.Done(await PaperBytes.Read(now, paper.Hash));
        if (turned.TryGetValue(paper.Hash, out var pdf))
            return Result<byte[]?>.Done(pdf);
        if (await PaperBytes.Read(now, paper.Hash) is not { } word)
            return Result<byte[]?>.Done(null);
        var made = await office.ToPdf(word, stop);
        if (made.IsRefused)
            return made.Refusals[0].Rule == LibreOffice.InItsTurn
                ? Result<byte[]?>.Refused(made.Refusals)
                : Result<byte[]?>.Done(null);
        if (turned.Count >= MostKept)
            turned.Clear();
        return Result<byte[]?>.Done(turned[paper.Hash] = made.Value);
    }
}
