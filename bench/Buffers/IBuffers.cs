namespace Buffers;

/// <summary>A way to get an array and to be rid of it. Implemented by structs, so that the loops around it are compiled for each.</summary>
public interface IBuffers
{
    public byte[] Rent(int length);

    public void Return(byte[] array);
}
