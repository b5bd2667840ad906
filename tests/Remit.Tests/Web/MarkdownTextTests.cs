using Remit.Web;

namespace Remit.Tests.Web;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("a <img src=x onerror=alert(1)> b", "<img")]
    [InlineData("[x](javascript:alert(1))", "javascript:")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "JaVaScRiPt:")]
    [InlineData("[x](data:text/html,hello)", "data:")]
    [InlineData("[x](vbscript:x)", "vbscript:")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)", "javascript:")]
    [InlineData("![x](https://example.org/a.png)", "<img")]
    [InlineData("<javascript:alert(1)>", "href=\"javascript:")]
    [InlineData("[x](//example.org)", "//example.org")]
    [InlineData("[x](java&#10;script:alert(1))", "script:alert")]
    public void What_could_do_harm_is_taken_out(string text, string harm) =>
        MarkdownText.Of(text).ToString().ShouldNotContain(harm, Case.Sensitive);

    [Theory]
    [InlineData("[x](https://example.org/a)", "href=\"https://example.org/a\"")]
    [InlineData("[x](/bodies/board)", "href=\"/bodies/board\"")]
    [InlineData("[x](mailto:clerk@example.org)", "href=\"mailto:clerk@example.org\"")]
    [InlineData("# Top\n\n## Next", "<h3>Top</h3>\n<h4>Next</h4>")]
    [InlineData("### Low", "<h3>Low</h3>")]
    [InlineData("1. one\n2. two", "<ol>\n<li>one</li>")]
    public void What_people_write_is_shown(string text, string html) => MarkdownText.Of(text).ToString().ShouldContain(html);

    [Theory]
    [InlineData(null)]
    [InlineData("  \n")]
    public void No_text_is_nothing(string? text) => MarkdownText.Of(text).IsEmpty.ShouldBeTrue();
}
