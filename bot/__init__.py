"""Ponto Focal: the assistant of the people who put a federal organ's services on the Portal de Serviços."""
