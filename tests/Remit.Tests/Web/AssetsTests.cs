using System.IO.Compression;
using System.Net;
using Remit.Web;

namespace Remit.Tests.Web;

public class AssetsTests(WebHost host) : IClassFixture<WebHost>
{
    public static TheoryData<string> Files => ["remit.css", "remit.js", "govuk-frontend.min.js", "favicon.svg"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_asset_arrives_whole_compressed_or_not(string file)
    {
        var onDisk = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "assets", file));

        (await Fetch(file, null)).ShouldBe(onDisk);
        (await Fetch(file, "gzip")).ShouldBe(onDisk);
        (await Fetch(file, "br")).ShouldBe(onDisk);
    }

    [Fact]
    public void Assets_are_found_from_any_working_directory()
    {
        // The test runner may start anywhere; what counts is that nothing asks the working directory.
        host.Assets.Folder.ShouldBe(Path.Combine(AppContext.BaseDirectory, "assets"));
    }

    [Fact]
    public async Task An_address_with_the_version_is_kept_for_ever_and_any_other_is_asked_for_again()
    {
        var current = await host.Client.GetAsync(host.Assets.Url("remit.css"));
        var other = await host.Client.GetAsync("/assets/0123456789ab/remit.css");
        var plain = await host.Client.GetAsync("/assets/remit.css");

        current.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        other.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        plain.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Neither_the_crown_nor_its_typeface_is_anywhere_in_the_styles()
    {
        var styles = System.Text.Encoding.UTF8.GetString(await Fetch("remit.css", null));

        styles.ShouldNotContain("GDS Transport");
        styles.ShouldNotContain("crest");
        styles.ShouldNotContain("url(");
        styles.ShouldContain("Arial");
    }

    [Fact]
    public async Task Every_class_of_ours_that_the_frame_uses_has_a_style()
    {
        var styles = System.Text.Encoding.UTF8.GetString(await Fetch("remit.css", null));
        var (_, page) = await host.Get("/sample?as-at=2007-04-01");

        page.All.SelectMany(element => element.ClassList)
            .Where(name => name.StartsWith("remit-", StringComparison.Ordinal))
            .Distinct()
            .Where(name => !styles.Contains("." + name, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private async Task<byte[]> Fetch(string file, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Assets.Url(file));
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await host.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        var body = await response.Content.ReadAsStreamAsync();
        await using var plain = encoding switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
        var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
