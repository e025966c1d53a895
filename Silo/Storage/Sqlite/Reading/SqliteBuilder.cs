using System.Globalization;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>Statements under construction, in SQLite's form.</summary>
internal static class SqliteBuilder
{
    public static SqlBuilder Sql(string start) => new(start, '?');

    public static Stmt Prepare(this SqlBuilder sql, Db db)
    {
        var statement = db.Prepare(sql.ToString());
        for (var i = 0; i < sql.Values.Count; i++)
        {
            if (sql.Values[i] is string text)
                statement.Bind(i + 1, text);
            else
                statement.Bind(i + 1, Convert.ToInt64(sql.Values[i], CultureInfo.InvariantCulture));
        }

        return statement;
    }
}
