using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Remit.Data.Backups;

/// <summary>A column in a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds, a word of <see cref="StoredKind"/>.</param>
internal sealed record BackupColumn(string Name, string Kind);

/// <summary>A table in a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The path of its lines in the zip file.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Sha256">The SHA-256 of its lines, in lower-case hexadecimal.</param>
/// <param name="Columns">Its columns, in the order in which each line has their values.</param>
internal sealed record BackupTable(string Name, string File, long Rows, string Sha256, IReadOnlyList<BackupColumn> Columns);

/// <summary>What a backup says of itself, in <c>manifest.json</c>.</summary>
/// <param name="Format">Always <see cref="TheFormat"/>.</param>
/// <param name="FormatVersion">The version of the format, <see cref="TheVersion"/>.</param>
/// <param name="Program">The version of the Remit that wrote it.</param>
/// <param name="At">When, by the clock of the machine.</param>
/// <param name="LastChange">The number of the last change in it; 0 where there was none.</param>
/// <param name="Migrations">The migrations that the tables had, in order.</param>
/// <param name="Tables">All tables, by name.</param>
internal sealed record BackupManifest(
    string Format,
    int FormatVersion,
    string Program,
    DateTimeOffset At,
    long LastChange,
    IReadOnlyList<string> Migrations,
    IReadOnlyList<BackupTable> Tables
)
{
    public const string Name = "manifest.json";

    /// <summary>The manifest's own SHA-256, as <c>sha256sum</c> writes it.</summary>
    public const string SumName = "manifest.json.sha256";

    public const string TheFormat = "remit-backup";

    public const int TheVersion = 1;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The path of a table's lines in the zip file.</summary>
    public static string FileOf(string table) => $"tables/{table}.jsonl";

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Written);

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static BackupManifest Read(byte[] bytes) =>
        JsonSerializer.Deserialize<BackupManifest>(bytes, Written) ?? throw new JsonException("It is empty.");
}
