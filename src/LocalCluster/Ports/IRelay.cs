using System.Net;

namespace Keles.LocalCluster;

/// <summary>A listening port whose traffic goes on to somewhere else. Disposing it closes the port and what runs through it.</summary>
internal interface IRelay : IAsyncDisposable
{
    /// <summary>Where new traffic goes; the first that answers, beginning with a different one each time.</summary>
    IReadOnlyList<IPEndPoint> Targets { get; set; }
}
