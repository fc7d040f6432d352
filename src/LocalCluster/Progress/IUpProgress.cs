namespace Keles.LocalCluster;

/// <summary>Hears of every step as it ends; called from any thread.</summary>
public interface IUpProgress
{
    void Done(UpStep step);

    /// <summary>Something that the user should know.</summary>
    void Note(string text);
}
