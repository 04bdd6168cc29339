namespace Pools.Contestants;

/// <summary>A way to get a load and to be rid of it. Implemented by structs, so that the loops around it are compiled for each.</summary>
public interface IContestant
{
    public Load Rent();

    public void Return(Load item);
}
