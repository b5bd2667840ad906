using Microsoft.Data.Sqlite;
using Npgsql;

namespace Remit.Data;

/// <summary>Why a database refuses a row, in so far as a person can mend it.</summary>
internal static class WhatTheDatabaseRefuses
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteForeignKey = 787;
    private const int SqliteTriggerForeignKey = 1811;

    /// <summary>Whether another row has what only one may have.</summary>
    public static bool IsDoubleKey(Exception? problem) =>
        problem switch
        {
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } => true,
            _ => false,
        };

    /// <summary>Whether another row names one that would go.</summary>
    public static bool IsStillNamed(Exception? problem) =>
        problem switch
        {
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ForeignKeyViolation,
            SqliteException { SqliteExtendedErrorCode: SqliteForeignKey or SqliteTriggerForeignKey } => true,
            _ => false,
        };
}
