namespace Assay.Recovery;

/// <summary>What one look at the orphans found, and how many of them run again.</summary>
internal readonly record struct OrphanCount(int Found, int Woken)
{
    public static OrphanCount operator +(OrphanCount one, OrphanCount other) =>
        new(one.Found + other.Found, one.Woken + other.Woken);
}
