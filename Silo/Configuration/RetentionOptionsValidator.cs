using Assay.Retention;
using Microsoft.Extensions.Options;

namespace Assay.Silo.Configuration;

/// <summary>Refuses ages at which a test could be erased while it is still being taken or worked on, by the setting's name.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    private const int LeastDays = 1;
    private const int MostDays = 36_500;

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var wrong = new List<string>();
        Check(options.FinishedDays is null or (>= LeastDays and <= MostDays), "Retention:FinishedDays must be 1 to 36500; leave it out to keep finished submissions.");
        Check(options.UnusedDays is null or (>= LeastDays and <= MostDays), "Retention:UnusedDays must be 1 to 36500; leave it out to keep unused tests.");
        Check(options.Interval >= TimeSpan.FromMilliseconds(50) && options.Interval <= TimeSpan.FromDays(1), "Retention:Interval must be at least 50 milliseconds and at most a day.");
        Check(options.MostAtOnce is >= 1 and <= 100_000, "Retention:MostAtOnce must be 1 to 100000.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void Check(bool right, string message)
        {
            if (!right)
                wrong.Add(message);
        }
    }
}
