namespace Assay.Silo.CodeRunning;

/// <summary>A program as it is handed in; texts in base64.</summary>
internal sealed record Judge0Program(
    string SourceCode,
    int LanguageId,
    string Stdin,
    double CpuTimeLimit,
    double WallTimeLimit,
    int MemoryLimit,
    bool EnableNetwork);
