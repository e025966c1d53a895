namespace Assay.Silo.Clustering.Client;

/// <summary>Whether a silo has answered since the start. Later losses are mended by Orleans' client itself.</summary>
internal sealed class ConnectionState
{
    private volatile bool _connected;

    public bool IsConnected
    {
        get => _connected;
        set => _connected = value;
    }
}
