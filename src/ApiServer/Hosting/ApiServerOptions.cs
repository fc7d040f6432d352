using System.Net;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Audit;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Encryption;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Http;
using Keles.ApiServer.Oidc;
using Keles.Pki;
using Keles.Storage;

namespace Keles.ApiServer.Hosting;

/// <summary>Everything about an API server that is decided outside it.</summary>
public sealed record ApiServerOptions
{
    /// <summary>Its data; the caller's to close.</summary>
    public required IStorage Storage { get; init; }

    /// <summary>Who signs clients' certificates, in PEM.</summary>
    public required string ClientAuthorities { get; init; }

    /// <summary>Who signs front proxies' certificates, in PEM.</summary>
    public required string RequestHeaderAuthorities { get; init; }

    /// <summary>The key that signs tokens, then others that still verify.</summary>
    public required IReadOnlyList<SigningKey> ServiceAccountKeys { get; init; }

    /// <summary>What the server shows to kubelets.</summary>
    public X509Certificate2? KubeletClient { get; init; }

    /// <summary>Who signs kubelets' serving certificates.</summary>
    public required TrustBundle KubeletAuthorities { get; init; }

    /// <summary>What the server shows to other API servers; they then believe whom it says a request is from.</summary>
    public X509Certificate2? FrontProxyClient { get; init; }

    public required IClusterDialer Dialer { get; init; }

    /// <summary>Where nodes and pods reach the server.</summary>
    public required IPEndPoint Advertised { get; init; }

    /// <summary>The machine's name, by which the server is known among others; empty where it need not be.</summary>
    public string HostName { get; init; } = "";

    public IReadOnlyList<StaticToken> Tokens { get; init; } = [];

    public bool AllowAnonymous { get; init; } = true;

    /// <summary>Other issuers whose tokens are believed; null for none.</summary>
    public JwtOptions? Jwt { get; init; }

    /// <summary>What goes into the audit log, and where it lies; null for none.</summary>
    public AuditOptions? Audit { get; init; }

    /// <summary>What is encrypted in the store; null for nothing.</summary>
    public EncryptionRules? Encryption { get; init; }

    public FeatureGates Features { get; init; } = FeatureGates.Default;

    /// <summary>How much is done at once.</summary>
    public FlowControlOptions FlowControl { get; init; } = new();

    /// <summary>Time that a request has to be answered, streams aside.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A watch that sets no limit itself lives between this and twice this; zero for no end.</summary>
    public TimeSpan ShortestWatch { get; init; } = VerbLimits.ShortestWatch;

    /// <summary>The chance that a request over HTTP/2 asks its client to connect anew.</summary>
    public double GoAwayChance { get; init; }

    /// <summary>How long the server goes on to serve after it has said that it is not ready any more.</summary>
    public TimeSpan ShutdownDelay { get; init; }

    /// <summary>Parts of the control plane that component statuses tell of, beside the store.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>Further paths that the program answers: health, metrics.</summary>
    public IReadOnlyList<INonResourceEndpoint> Endpoints { get; init; } = [];
}
