namespace Assay.Api.Admin.Export;

/// <summary>How the lines of an export are written.</summary>
internal interface IExportFormat
{
    /// <summary>The media type.</summary>
    string ContentType { get; }

    /// <summary>The file's extension.</summary>
    string Extension { get; }

    /// <summary>What stands before the first line.</summary>
    string Header { get; }

    /// <summary>One line with its end.</summary>
    string Line(ExportRow row);
}
