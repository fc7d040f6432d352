using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>
/// What this node has prepared, in memory and in a file, so that the next kubelet gives back what this one prepared. The file is written before
/// a driver is asked for anything and after everything that it did.
/// </summary>
/// <remarks><c>gate</c> protects the claims and the file.</remarks>
internal sealed partial class ClaimLedger
{
    /// <summary>Below the kubelet's directory; upstream's name.</summary>
    public const string FileName = "dra_manager_state";

    private readonly string _file;
    private readonly Lock _gate = new();
    private readonly Dictionary<ObjectKey, PreparedClaim> _claims = [];

    /// <summary>A file that is no good is told here and in <see cref="Problem"/>: other pods do not need it.</summary>
    public ClaimLedger(string directory, ILogger log)
    {
        _file = Path.Combine(directory, FileName);
        try
        {
            foreach (var claim in File.Exists(_file) ? ClaimCheckpoint.Read(File.ReadAllBytes(_file)) : [])
            {
                _claims[claim.Key] = claim;
            }
        }
        catch (Exception bad) when (bad is DeviceException or IOException or UnauthorizedAccessException)
        {
            Problem = $"{_file} is no good ({bad.Message}): drain the node, remove the file and start the kubelet again";
            Unreadable(log, Problem);
        }
    }

    /// <summary>Why nothing is known of claims that may have been prepared; empty when all is well.</summary>
    public string Problem { get; } = "";

    public IReadOnlyList<PreparedClaim> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _claims.Values.OrderBy(static c => c.Key.ToString(), StringComparer.Ordinal)];
            }
        }
    }

    public PreparedClaim? Find(ObjectKey key)
    {
        lock (_gate)
        {
            return _claims.GetValueOrDefault(key);
        }
    }

    /// <summary>The claims that a pod needs.</summary>
    public IReadOnlyList<PreparedClaim> Of(string pod) => [.. All.Where(c => c.Pods.Contains(pod))];

    /// <exception cref="DeviceException">It cannot be kept, and so counts as not done.</exception>
    public void Put(params IReadOnlyList<PreparedClaim> claims) => Change(() =>
    {
        foreach (var claim in claims)
        {
            _claims[claim.Key] = claim;
        }
    });

    /// <exception cref="DeviceException">It cannot be kept, and so counts as not done.</exception>
    public void Remove(IEnumerable<ObjectKey> keys) => Change(() =>
    {
        foreach (var key in keys)
        {
            _claims.Remove(key);
        }
    });

    private void Change(Action change)
    {
        lock (_gate)
        {
            var before = _claims.ToArray();
            change();
            try
            {
                Save();
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                _claims.Clear();
                foreach (var (key, claim) in before)
                {
                    _claims[key] = claim;
                }
                throw new DeviceException($"checkpoint ResourceClaim state: {failed.Message}", failed);
            }
        }
    }

    private void Save()
    {
        var draft = _file + ".draft";
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(ClaimCheckpoint.Write(_claims.Values));
            // The name must not be on the disk before what it names.
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, _file, overwrite: true);
    }

    [LoggerMessage(6087, LogLevel.Error, "Pods with resource claims cannot be run: {Problem}")]
    private static partial void Unreadable(ILogger log, string problem);
}
