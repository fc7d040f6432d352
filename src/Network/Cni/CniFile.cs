namespace Keles.Network.Cni;

/// <summary>Our file in the directory where the container runtime looks for its network. While there is none, the node is not ready.</summary>
internal sealed class CniFile(string directory)
{
    private const string Name = "10-keles.conflist";

    private string Path => System.IO.Path.Combine(directory, Name);

    /// <summary>Writes the file unless it says that already; true when it was changed.</summary>
    public bool Put(string text)
    {
        Directory.CreateDirectory(directory);
        if (File.Exists(Path) && File.ReadAllText(Path) == text)
        {
            return false;
        }
        // The runtime watches this directory and takes any file with a known ending: it must never see half of one.
        var draft = Path + ".new";
        File.WriteAllText(draft, text);
        File.Move(draft, Path, overwrite: true);
        return true;
    }

    public bool Remove()
    {
        var existed = File.Exists(Path);
        File.Delete(Path);
        return existed;
    }
}
