using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>A query under construction: values only ever travel as parameters.</summary>
internal sealed class CosmosQuery(string operation, string start)
{
    private readonly StringBuilder _text = new(start);
    private readonly List<(string Name, object Value)> _parameters = [];
    private bool _filtered;

    /// <summary>Adds a value and returns the name of its parameter.</summary>
    public string Add(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{_parameters.Count}");

        // Half a character is stored as a replacement character, so that is what to look for.
        _parameters.Add((name, value is string text ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : value));
        return name;
    }

    public void Append(string text) => _text.Append(text);

    public void Where(string condition)
    {
        _text.Append(_filtered ? " AND " : " WHERE ").Append(condition);
        _filtered = true;
    }

    /// <summary>Adds the condition unless the value is null.</summary>
    public void Where(string columnAndOperator, object? value)
    {
        if (value is not null)
            Where($"{columnAndOperator} {Add(value)}");
    }

    /// <summary>Adds the condition that a row comes after a place in the order, where only the last two columns differ.</summary>
    public void WhereAfter(string column, object value, string tie, string key, bool descending)
    {
        var (at, last, beyond) = (Add(value), Add(key), descending ? "<" : ">");
        Where($"({column} {beyond} {at} OR ({column} = {at} AND {tie} {beyond} {last}))");
    }

    /// <summary>All rows, or so many; pages are asked for until then, be they empty or not.</summary>
    public Task<List<T>> ReadAsync<T>(CosmosReads reads, Func<JsonElement, T> read, int? most, CancellationToken cancellationToken) =>
        CosmosReads.RunAsync(
            async stop =>
            {
                var options = new QueryRequestOptions { MaxItemCount = most ?? -1, MaxConcurrency = -1 };
                using var pages = reads.Container.GetItemQueryStreamIterator(ToDefinition(), requestOptions: options);
                var rows = new List<T>();
                while (pages.HasMoreResults && (most is null || rows.Count < most))
                {
                    using var page = await reads.PageAsync(operation, pages, stop);
                    using var body = await JsonDocument.ParseAsync(page.Content, cancellationToken: stop);
                    foreach (var row in body.RootElement.GetProperty("Documents").EnumerateArray())
                        rows.Add(read(row));
                }

                return most is { } limit && rows.Count > limit ? rows.GetRange(0, limit) : rows;
            },
            cancellationToken);

    private QueryDefinition ToDefinition()
    {
        var definition = new QueryDefinition(_text.ToString());
        foreach (var (name, value) in _parameters)
            definition.WithParameter(name, value);
        return definition;
    }
}
