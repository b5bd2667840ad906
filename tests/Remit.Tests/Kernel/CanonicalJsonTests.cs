using System.Text;
using System.Text.Json.Nodes;

namespace Remit.Tests.Kernel;

/// <summary>Against what RFC 8785 says in its text and in its appendix B.</summary>
public class CanonicalJsonTests
{
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_number_is_written_as_ECMAScript_does(ulong bits, string written) =>
        Remit.Kernel.CanonicalJson.Of(JsonValue.Create(BitConverter.UInt64BitsToDouble(bits))).ShouldBe(written);

    [Fact]
    public void The_example_of_the_standard_comes_out_as_the_standard_says() =>
        Remit
            .Kernel.CanonicalJson.Of(
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                  "literals": [null, true, false]
                }
                """
            )
            .ShouldBe(
                """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"""
            );

    [Fact]
    public void Names_are_in_order_of_their_UTF_16_units() =>
        JsonNode
            .Parse(
                Remit.Kernel.CanonicalJson.Of(
                    """
                    {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                     "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
                    """
                )
            )!
            .AsObject()
            .Select(m => m.Value!.GetValue<string>())
            .ShouldBe([
                "Carriage Return",
                "One",
                "Control",
                "Latin Small Letter O With Diaeresis",
                "Euro Sign",
                "Emoji: Grinning Face",
                "Hebrew Letter Dalet With Dagesh",
            ]);

    [Fact]
    public void Only_what_must_be_is_escaped() =>
        Remit
            .Kernel.CanonicalJson.Of(JsonValue.Create("\u0000\b\t\n\u000b\f\r\u001f\"\\/<&\u007f\u2028é😀\ue000"))
            .ShouldBe("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/<&\u007f\u2028é😀\ue000\"");

    [Fact]
    public void Writing_what_was_written_changes_nothing()
    {
        var once = Remit.Kernel.CanonicalJson.Of("""{ "b": [1, {"z": 0.1, "a": -0.0}], "a": {"": "x"} }""");

        once.ShouldBe("""{"a":{"":"x"},"b":[1,{"a":0,"z":0.1}]}""");
        Remit.Kernel.CanonicalJson.Of(once).ShouldBe(once);
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("1e400")]
    [InlineData("{")]
    [InlineData("")]
    public void What_has_no_such_form_is_refused(string json) =>
        Should.Throw<FormatException>(() => Remit.Kernel.CanonicalJson.Of(json));

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Should.Throw<FormatException>(() => Remit.Kernel.CanonicalJson.AppendString(new StringBuilder(), "a\ud83d"));
}
