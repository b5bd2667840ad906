using System.Globalization;
using System.Text;
using QRCoder;
using Remit.Web;

namespace Remit.Access.Mine;

/// <summary>A QR code as a picture in the page: squares of an SVG, so that no style, script or other address is needed.</summary>
internal static class QrPicture
{
    private const int Side = 220;

    /// <summary>The picture of a text.</summary>
    public static Markup Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows[y].Length; x++)
            if (rows[y][x])
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return Markup.Of(
            $"""
            <svg class="remit-qr" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="QR code for your authenticator app" width="{Side}" height="{Side}" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#ffffff"/><path fill="#000000" d="{path.ToString()}"/></svg>
            """
        );
    }
}
