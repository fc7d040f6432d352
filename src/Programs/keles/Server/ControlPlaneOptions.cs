using System.Net;
using System.Net.Sockets;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Hosting;
using Keles.Reconcile;
using Keles.Scheduler;

namespace Keles.Programs;

/// <summary>What one control plane is made of.</summary>
internal sealed record ControlPlaneOptions
{
    /// <summary>Keys and certificates.</summary>
    public required string PkiDirectory { get; init; }

    public required string DataDirectory { get; init; }

    /// <summary>The engine's name, as --datastore gives it.</summary>
    public string Datastore { get; init; } = "sqlite";

    /// <summary>Names and addresses of the server, besides those every cluster has.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Listening sockets; they become the server's.</summary>
    public required IReadOnlyList<Socket> Listeners { get; init; }

    /// <summary>Where pods and nodes reach the server: the endpoint of the kubernetes service.</summary>
    public required IPEndPoint Advertised { get; init; }

    public required IClusterDialer Dialer { get; init; }

    /// <summary>A configuration file in upstream's form that says what is encrypted in the store; null for secrets under a key of its own.</summary>
    public string? EncryptionFile { get; init; }

    /// <summary>What else is said of the API server.</summary>
    public Func<ApiServerOptions, ApiServerOptions> Adjust { get; init; } = static o => o;

    /// <summary>What is said of the scheduler.</summary>
    public SchedulerOptions Scheduler { get; init; } = new();

    /// <summary>How the controllers come to lead.</summary>
    public LeaderElectionOptions ControllerElection { get; init; } = new();

    /// <summary>Where the provisioner of class standard puts volumes on a node.</summary>
    public string VolumeDirectory { get; init; } = "/var/lib/keles/volumes";
}
