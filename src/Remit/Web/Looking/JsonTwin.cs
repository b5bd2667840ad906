using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Kernel;

namespace Remit.Web;

/// <summary>A page whose facts are served as JSON at the same address with <c>.json</c>.</summary>
public interface IJsonTwin
{
    /// <summary>The record that the page shows.</summary>
    object Twin { get; }
}

/// <summary>An address that answers with a file and never with a page, so that there are no facts of a page to serve.</summary>
public interface IAnswersWithAFile;

/// <summary>What a twin says, for the command line.</summary>
public static class TwinText
{
    /// <summary>The twin of an answer at a day, with all that is recorded.</summary>
    public static string Of(DateOnly asAt, object answer) => JsonTwin.Text(asAt, answer);
}

/// <summary>
/// The JSON twins: <c>GET /bodies/executive.json</c> runs the page <c>/bodies/executive</c> and answers with what it would show;
/// home is <c>/index.json</c>. There is no second route, so links are generated once.
/// </summary>
internal static class JsonTwin
{
    private const string Ending = ".json";
    private static readonly object Asked = new();

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new ChoiceConverterFactory(), new AgesConverter() },
    };

    public static string Text(DateOnly asAt, object answer) =>
        JsonSerializer.Serialize(new Envelope(asAt, null, null, answer), Options);

    public static string PathOf(string path) => (path == "/" ? "/index" : path) + Ending;

    /// <summary>Whether a request asks for the twin of its page.</summary>
    public static bool IsAsked(HttpContext context) => context.Items.ContainsKey(Asked);

    /// <summary>Before routing: takes the ending off and remembers it.</summary>
    public static Task Rewrite(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Assets.Root, StringComparison.Ordinal))
            return next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }
        var page = path[..^Ending.Length];
        context.Request.Path = string.Equals(page, "/index", StringComparison.OrdinalIgnoreCase) ? "/" : page;
        context.Items[Asked] = true;
        return next(context);
    }

    /// <summary>After the page's handler: the record instead of the page.</summary>
    public sealed class Filter : IResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (!IsAsked(context.HttpContext) || context.Result is not PageResult { Model: var model })
                return;
            var looking = context.HttpContext.RequestServices.GetRequiredService<Looking>();
            context.Result = model is IJsonTwin twin
                ? new JsonResult(new Envelope(looking.AsAt, looking.KnownAt, NoticesOf(context.HttpContext), twin.Twin), Options)
                : new NotFoundResult();
        }

        private static IReadOnlyCollection<string>? NoticesOf(HttpContext context) =>
            context.RequestServices.GetRequiredService<PageFrame>().Notices is { Count: > 0 } notices ? [.. notices] : null;

        public void OnResultExecuted(ResultExecutedContext context) { }
    }

    /// <summary>
    /// What every twin is wrapped in: the date it shows, the last change that counts (null: all), and what the address asked for and
    /// there is not (left out where it is all there).
    /// </summary>
    private sealed record Envelope(
        DateOnly AsAt,
        long? KnownAt,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyCollection<string>? Notices,
        object Page
    );

    private sealed class ChoiceConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ChoiceConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class ChoiceConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Kebab.Read<T>(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Kebab.Of(value));
    }

    private sealed class AgesConverter : JsonConverter<AgeRange>
    {
        public override AgeRange? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            AgeRange.TryParse(reader.GetString(), out var ages) ? ages : null;

        public override void Write(Utf8JsonWriter writer, AgeRange value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
