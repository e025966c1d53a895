namespace Assay.Deploy.Tests.Scripts;

/// <summary>
/// A program named az that writes down how it was called, one argument a line, and answers as az does: nothing with
/// <c>--output none</c>, an id where it is asked for one, keys where it is asked for keys.
/// </summary>
internal sealed class FakeAz : IDisposable
{
    public const string Key = "c2VjcmV0LWtleS1vZi10aGUtdGVzdA==";
    public const string NamespaceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/n";

    private const string Program = """
        #!/usr/bin/env bash
        { printf '%s\n' "$@"; echo --; } >>"$AZ_CALLS"
        if [[ "$*" == ${AZ_FAILS_AT:-nothing}* ]]; then echo "ERROR: $AZ_ERROR" >&2; exit 1; fi
        case " $* " in
          *" --output none "*) ;;
          *" --query id "*) echo "$AZ_NAMESPACE_ID" ;;
          *" keys "*) echo "{\"primaryConnectionString\": \"Endpoint=sb://n/;SharedAccessKey=$AZ_KEY\"}" ;;
          *) echo "{}" ;;
        esac

        """;

    private readonly TemporaryFolder _folder = new();

    public FakeAz()
    {
        File.WriteAllText(_folder.File("az"), Program);
        File.SetUnixFileMode(_folder.File("az"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(CallsFile, "");
    }

    private string CallsFile => _folder.File("calls");

    /// <summary>For a shell in which az is this one.</summary>
    /// <param name="failsAt">The beginning of the call that fails.</param>
    /// <param name="saying">How it fails.</param>
    public Dictionary<string, string> Environment(string failsAt = "", string saying = "refused") => new()
    {
        ["PATH"] = $"{_folder.Path}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["AZ_CALLS"] = CallsFile,
        ["AZ_KEY"] = Key,
        ["AZ_NAMESPACE_ID"] = NamespaceId,
        ["AZ_ERROR"] = saying,
        ["AZ_FAILS_AT"] = failsAt.Length > 0 ? failsAt : "nothing",
    };

    /// <summary>The calls so far, each with its arguments.</summary>
    public IReadOnlyList<string[]> Calls()
    {
        var calls = new List<string[]>();
        var call = new List<string>();
        foreach (var line in File.ReadLines(CallsFile))
        {
            if (line != "--")
            {
                call.Add(line);
                continue;
            }

            calls.Add([.. call]);
            call.Clear();
        }

        return calls;
    }

    public void Dispose() => _folder.Dispose();
}
