namespace Assay.Submissions;

/// <summary>What a woken submission did.</summary>
public enum WakeReply
{
    /// <summary>Nothing was due.</summary>
    NothingDue,

    /// <summary>Work was begun, or something due was stored.</summary>
    Acted,

    /// <summary>Work is due and no job slot was free.</summary>
    NoSlot,

    /// <summary>Work is due and must wait for the lane of interrupted runs.</summary>
    LaneBusy,
}
