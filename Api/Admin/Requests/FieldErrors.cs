using Assay.Api.Errors;

namespace Assay.Api.Admin.Requests;

/// <summary>Collects what is wrong with a request, so that its sender sees everything at once.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> _byField = [];

    public bool Any => _byField.Count > 0;

    public void Add(string field, string message)
    {
        if (!_byField.TryGetValue(field, out var messages))
            _byField[field] = messages = [];
        messages.Add(message);
    }

    public void ThrowIfAny()
    {
        if (Any)
            throw new ValidationFailedException(_byField.ToDictionary(f => f.Key, f => f.Value.ToArray()));
    }
}
