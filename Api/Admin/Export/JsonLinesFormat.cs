using System.Text.Json;
using Assay.Api.Json;

namespace Assay.Api.Admin.Export;

/// <summary>JSON Lines: one object a line, every column in each, null where there is nothing.</summary>
internal sealed class JsonLinesFormat : IExportFormat
{
    public string ContentType => "application/jsonl; charset=utf-8";

    public string Extension => "jsonl";

    public string Header => "";

    public string Line(ExportRow row)
    {
        var fields = new Dictionary<string, object?>(ExportColumns.All.Count);
        foreach (var (name, value) in ExportColumns.All)
            fields[name] = value(row);
        return JsonSerializer.Serialize(fields, ApiJson.Options) + "\n";
    }
}
