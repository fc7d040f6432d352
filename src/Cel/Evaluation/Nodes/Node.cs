namespace Keles.Cel;

/// <summary>A step of a program.</summary>
internal abstract class Node
{
    /// <summary>Whether this is a variable or a path from one: such a path is counted as a whole.</summary>
    public virtual bool IsPath => false;

    public abstract CelValue Evaluate(Frame frame);
}
