namespace Keles.LocalCluster;

/// <summary>Removes a cluster's data. A home may by mistake be a directory with other things in it: those stay.</summary>
internal static class HomeContents
{
    public static void Delete(ClusterHome home)
    {
        if (!Directory.Exists(home.Path))
        {
            return;
        }
        foreach (var directory in (string[])[home.NodeDirectory, home.ImageDirectory, home.LogDirectory, home.PkiDirectory, home.DataDirectory])
        {
            if (Directory.Exists(directory))
            {
                Directory.Delete(directory, recursive: true);
            }
        }
        foreach (var file in (string[])[home.Kubeconfig, home.StateFile, home.SettingsFile, home.SchedulerFile, home.LockFile])
        {
            File.Delete(file);
        }
        if (!Directory.EnumerateFileSystemEntries(home.Path).Any())
        {
            Directory.Delete(home.Path);
        }
    }
}
