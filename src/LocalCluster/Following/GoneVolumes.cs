using Keles.Api.Core.V1;
using Keles.Linux;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.LocalCluster;

/// <summary>
/// Removes the directories of volumes that lay on a node which this cluster had when it was larger: no agent is there to do it. It happens when
/// the volume has left the API, which lets it go at once where no node can reach it.
/// </summary>
/// <param name="count">Nodes that the cluster has now.</param>
internal sealed partial class GoneVolumes(ClusterHome home, int count, ILogger log)
{
    private const string Provisioner = "keles.io/local-path", ProvisionedBy = "pv.kubernetes.io/provisioned-by", Hostname = "kubernetes.io/hostname";

    public void Follow(Informer<PersistentVolume> volumes) => volumes.OnChange(change =>
    {
        if (change is { IsDeleted: true, Before: { } volume } && Find(volume) is { } found) Remove(volume.Metadata.Name, found.Parent, found.Name);
    });

    /// <summary>Where the volume's directory is on the host; null for one that is not ours to remove.</summary>
    internal (string Parent, string Name)? Find(PersistentVolume volume)
    {
        if (volume.Metadata.Annotations.Get(ProvisionedBy) != Provisioner || volume.Spec is not { PersistentVolumeReclaimPolicy: "Delete", Local.Path: var path }) return null;
        var name = Path.GetFileName(path);
        if (path != $"{NodeMounts.Volumes}/{name}" || !name.StartsWith(volume.Metadata.Name + "_", StringComparison.Ordinal)) return null;
        if (volume.Spec.NodeAffinity?.Required is not { NodeSelectorTerms: [{ MatchExpressions: [{ Key: Hostname, Operator: "In", Values: [var node] }] }] }) return null;
        if (AddressPlan.NodeIndex(node) is not { } index || index <= count) return null;
        var parent = NodeMounts.OwnVolumes(home.Node(node));
        return Directory.Exists(parent) ? (parent, name) : null;
    }

    private void Remove(string volume, string parent, string name)
    {
        try
        {
            DirectoryRemoval.Remove(parent, name);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            NotRemoved(log, volume, Path.Combine(parent, name), failed.Message);
        }
    }

    [LoggerMessage(31, LogLevel.Warning, "Volume {Volume} is deleted, but its directory {Path} stays: {Reason}")]
    private static partial void NotRemoved(ILogger log, string volume, string path, string reason);
}
