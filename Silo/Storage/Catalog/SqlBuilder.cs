using System.Globalization;
using System.Text;

namespace Assay.Silo.Storage;

/// <summary>A statement under construction: values only ever travel as parameters.</summary>
internal sealed class SqlBuilder(string start, char placeholder)
{
    private readonly StringBuilder _sql = new(start);
    private readonly List<object> _values = [];
    private bool _filtered;

    public IReadOnlyList<object> Values => _values;

    /// <summary>Adds a value and returns the text of its parameter.</summary>
    public string Add(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{placeholder}{_values.Count}");
    }

    public void Append(string sql) => _sql.Append(sql);

    /// <summary>Starts a WHERE clause of its own, for the arm of a union.</summary>
    public void AppendSelect(string sql)
    {
        _sql.Append(sql);
        _filtered = false;
    }

    public void Where(string condition)
    {
        _sql.Append(_filtered ? " AND " : " WHERE ").Append(condition);
        _filtered = true;
    }

    /// <summary>Adds the condition unless the value is null.</summary>
    public void Where(string columnAndOperator, long? value)
    {
        if (value is { } number)
            Where(columnAndOperator + Add(number));
    }

    /// <summary>Adds the condition unless the value is null.</summary>
    public void WhereEqual(string column, string? value)
    {
        if (value is not null)
            Where($"{column} = {Add(value)}");
    }

    public override string ToString() => _sql.ToString();
}
