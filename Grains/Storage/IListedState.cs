using Assay.Catalog;

namespace Assay.Storage;

/// <summary>
/// A grain state whose row also carries the columns that lists and recovery read, written in the same statement as the
/// state itself.
/// </summary>
public interface IListedState
{
    /// <summary>The list columns.</summary>
    SubmissionListItem ToListItem(string key);

    /// <summary>The alarm columns.</summary>
    Alarm GetAlarm();
}
