using Keles.Linux;

namespace Keles.Kubelet.Tests.Fakes;

/// <summary>A mount table in memory.</summary>
internal sealed class FakeMounts : IMounts
{
    private readonly Lock _gate = new();
    private readonly List<MountPoint> _mounts = [];

    /// <summary>Mounts that somebody holds: they cannot be unmounted.</summary>
    public HashSet<string> Busy { get; } = new(StringComparer.Ordinal);

    public void Bind(string source, string target, bool recursive = true, bool readOnly = false) => Add(target, "bind", source, readOnly ? "ro" : "rw");

    public void Tmpfs(string target, long? sizeBytes = null, int mode = 0x1FF, string source = "tmpfs") => Add(target, "tmpfs", source, sizeBytes is null ? "rw" : $"rw,size={sizeBytes}");

    public void Overlay(string target, IReadOnlyList<string> lower, string? upper, string? work) => Add(target, "overlay", "overlay", "rw");

    public void Mount(string source, string target, string type, IReadOnlyList<string> options) => Add(target, type, source, string.Join(',', options));

    public void SetPropagation(string target, MountPropagation propagation, bool recursive)
    {
    }

    public void RemountBindReadOnly(string target)
    {
    }

    public bool Unmount(string target, bool lazy = false)
    {
        lock (_gate)
        {
            var found = _mounts.FindLastIndex(m => m.Target == target);
            if (found < 0 || Busy.Contains(target))
            {
                return false;
            }
            _mounts.RemoveAt(found);
            return true;
        }
    }

    public IReadOnlyList<MountPoint> List()
    {
        lock (_gate)
        {
            return [.. _mounts];
        }
    }

    private void Add(string target, string type, string source, string options)
    {
        Assert.True(Path.Exists(target), $"{target} does not exist");
        lock (_gate)
        {
            _mounts.Add(MountInfo.Parse($"{_mounts.Count + 100} 1 0:50 / {target} {options} - {type} {source} {options}")[0]);
        }
    }
}
